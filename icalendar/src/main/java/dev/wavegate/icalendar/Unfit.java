package dev.wavegate.icalendar;

/** The text as a whole cannot be read; the message is a sentence. Never leaves the package. */
final class Unfit extends RuntimeException {
    Unfit(String message) {
        super(message, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
