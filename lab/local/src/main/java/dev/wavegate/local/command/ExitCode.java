package dev.wavegate.local.command;

/** What the process ends with. */
final class ExitCode {
    static final int COMPLETED = 0;
    static final int ENDED_OTHERWISE = 1;
    static final int WRONG_USAGE = 2;
    static final int CANNOT_START = 4;
    /** A defect of Wavegate itself; the number that the BSDs have for this. */
    static final int DEFECT = 70;

    private ExitCode() {}
}
