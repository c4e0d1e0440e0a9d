package dev.wavegate.local.state;

import dev.wavegate.cli.CommandFailure;
import dev.wavegate.cli.ExitCode;

/** Something could not be started; the message is the one line that is shown to the person. */
public final class CannotStart extends CommandFailure {
    private static final long serialVersionUID = 1L;

    public CannotStart(String message) {
        super(ExitCode.CANNOT_START, message);
    }

    public CannotStart(String message, Throwable cause) {
        super(ExitCode.CANNOT_START, message, cause);
    }
}
