package dev.wavegate.cli;

/** Ends a command with an exit code; every line of the message is shown to the person. */
public abstract class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    protected CommandFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    protected CommandFailure(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    final int exitCode() {
        return exitCode;
    }
}
