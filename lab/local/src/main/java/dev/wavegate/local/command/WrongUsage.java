package dev.wavegate.local.command;

/** The person asked for something that cannot be; every line of the message is shown. */
final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongUsage(String message) {
        super(message);
    }
}
