package dev.wavegate.cli;

/** What the process ends with. */
public final class ExitCode {
    public static final int COMPLETED = 0;
    public static final int ENDED_OTHERWISE = 1;
    public static final int WRONG_USAGE = 2;
    public static final int CANNOT_START = 4;
    /** A defect of Wavegate itself; the number that the BSDs have for this. */
    public static final int DEFECT = 70;

    private ExitCode() {}
}
