package dev.wavegate.cli;

import picocli.CommandLine.Option;

/** The option for people who want to see what happens underneath. */
public final class VerboseOption {
    private static final String LEVEL = "wavegate.log.level";
    private static final String TRACE = "wavegate.log.trace";

    @Option(names = "--verbose", description = "Shows the log on standard error, not only warnings.")
    private boolean verbose;

    /** Has to be called before anything logs, as the logging reads the level only once. */
    public void apply() {
        if (verbose) {
            System.setProperty(LEVEL, "INFO");
            System.setProperty(TRACE, "full");
        }
    }

    public static boolean isApplied() {
        return System.getProperty(LEVEL) != null;
    }
}
