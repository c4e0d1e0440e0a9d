package dev.wavegate.activities.window;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.ScheduleRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class OutageLogTest {
    private static final ScheduleRef NIGHTS = ScheduleRef.parse("google:nights");
    private static final ScheduleRef FREEZE = ScheduleRef.parse("ics:freeze");
    private final Failure away = Failure.of(FailureCode.SYSTEM_UNAVAILABLE, "Google returned HTTP 503");

    private final Logger logger = (Logger) LoggerFactory.getLogger(OutageLog.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final OutageLog outages = new OutageLog("A schedule could not be read");

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
    }

    @Test
    void saysOncePerScheduleThatAnOutageBeginsAndThatItEnds() {
        for (int outage = 0; outage < 2; outage++) {
            outages.worked(NIGHTS);
            outages.failed(NIGHTS, away);
            outages.failed(FREEZE, away);
            outages.failed(NIGHTS, away);
            outages.worked(NIGHTS);
            outages.worked(NIGHTS);
            outages.worked(FREEZE);
        }

        String began = "A schedule could not be read";
        String ended = "Works again: A schedule could not be read";
        assertThat(log.list)
                .extracting(OutageLogTest::line)
                .containsExactly(
                        began + " google:nights",
                        began + " ics:freeze",
                        ended + " google:nights",
                        ended + " ics:freeze",
                        began + " google:nights",
                        began + " ics:freeze",
                        ended + " google:nights",
                        ended + " ics:freeze");
    }

    private static String line(ILoggingEvent event) {
        return event.getFormattedMessage() + " " + event.getKeyValuePairs().get(0).value;
    }
}
