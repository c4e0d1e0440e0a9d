package dev.wavegate.cli;

/** The arguments or a file that they name are wrong; nothing was done. */
public final class WrongUsage extends CommandFailure {
    private static final long serialVersionUID = 1L;

    public WrongUsage(String message) {
        super(ExitCode.WRONG_USAGE, message);
    }
}
