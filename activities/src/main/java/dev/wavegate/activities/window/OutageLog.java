package dev.wavegate.activities.window;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.schedule.ScheduleRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs once that something about a schedule fails, and once that it works again, however often it is tried; thread-safe. */
final class OutageLog {
    private static final Logger LOG = LoggerFactory.getLogger(OutageLog.class);

    private final Set<ScheduleRef> failing = ConcurrentHashMap.newKeySet();
    private final String sentence;

    /** @param sentence what does not work, and what that means */
    OutageLog(String sentence) {
        this.sentence = sentence;
    }

    void failed(ScheduleRef schedule, Failure failure) {
        if (failing.add(schedule)) {
            LOG.atWarn()
                    .addKeyValue("schedule", schedule)
                    .addKeyValue("failure", failure.detail())
                    .log(sentence);
        }
    }

    void worked(ScheduleRef schedule) {
        if (failing.remove(schedule)) {
            LOG.atWarn().addKeyValue("schedule", schedule).log("Works again: {}", sentence);
        }
    }
}
