package dev.wavegate.local.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import dev.wavegate.cli.VerboseOption;
import dev.wavegate.local.state.Teardown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closed before everything else, it keeps parts that are ended from complaining of those that ended before them. */
final class QuietEnd implements AutoCloseable {
    @Override
    public void close() {
        if (!VerboseOption.isApplied() && LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
            logging.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
            logging.getLogger(Teardown.class).setLevel(Level.WARN);
        }
    }
}
