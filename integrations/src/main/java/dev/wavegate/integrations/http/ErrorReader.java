package dev.wavegate.integrations.http;

/** Reads what a vendor writes into the body of a refusal. */
@FunctionalInterface
public interface ErrorReader {
    /** What the refusal says; a body that cannot be read gives the status and an empty text. */
    Refusal read(int status, String body);

    /**
     * A refusal in words.
     *
     * @param status the HTTP status that the refusal amounts to, which need not be the one it came with
     * @param text for people; may be empty
     */
    record Refusal(int status, String text) {}
}
