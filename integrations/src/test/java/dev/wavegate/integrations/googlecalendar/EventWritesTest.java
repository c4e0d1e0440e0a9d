package dev.wavegate.integrations.googlecalendar;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

import com.google.api.services.calendar.model.Event;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.integrations.googlecalendar.EventWrites.WriteResult;
import dev.wavegate.integrations.http.HttpSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.wavegate.integrations.googlecalendar.GoogleLab.event;
import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

class EventWritesTest {
    private static final String CALENDAR = "ota";
    private static final String ID = "abcde12345";
    private static final String EVENT = GoogleLab.events(CALENDAR) + "/" + ID;
    private static final Event RENAMED = new Event().setSummary("Renamed");

    @RegisterExtension
    final GoogleLab lab = new GoogleLab();

    private EventWrites events;

    @BeforeEach
    void start() throws IOException {
        lab.plan(
                CALENDAR,
                ZoneOffset.UTC,
                List.of(event("Wave", "2026-12-01T22:00:00Z", "2026-12-02T02:00:00Z")
                        .put("id", ID)));
        events = lab.writes(HttpSettings.defaults());
    }

    private Event found() {
        return events.find(CALENDAR, ID).orElseThrow();
    }

    private Event fresh() {
        return new Event()
                .setId(ID)
                .setSummary("Fresh")
                .setStart(found().getStart())
                .setEnd(found().getEnd());
    }

    @Test
    void writeOnTheStateThatWasRead() {
        Event stale = found();
        assertThat(events.patch(CALENDAR, stale, RENAMED)).isEqualTo(WriteResult.DONE);

        assertThat(events.patch(CALENDAR, stale, RENAMED)).isEqualTo(WriteResult.MOVED_ON);
        assertThat(events.update(CALENDAR, stale, fresh())).isEqualTo(WriteResult.MOVED_ON);
        assertThat(events.delete(CALENDAR, stale)).isEqualTo(WriteResult.MOVED_ON);

        assertThat(found().getSummary()).isEqualTo("Renamed");
        assertThat(found().getStatus()).isEqualTo("confirmed");
    }

    @Test
    void takeAnEventThatIsGoneForDeleted() {
        Event last = found();

        assertThat(events.delete(CALENDAR, last)).isEqualTo(WriteResult.DONE);
        assertThat(events.delete(CALENDAR, found().setEtag(null))).isEqualTo(WriteResult.DONE);
        lab.control().refuse(404, "DELETE", EVENT, 0);
        assertThat(events.delete(CALENDAR, last)).isEqualTo(WriteResult.DONE);
    }

    @Test
    void findTheRestOfADeletedEventHoweverItIsSaid() {
        assertThat(events.delete(CALENDAR, found())).isEqualTo(WriteResult.DONE);
        assertThat(found().getStatus()).isEqualTo("cancelled");

        lab.control().refuse(410, "GET", EVENT, 0);
        assertThat(found().getStatus()).isEqualTo("cancelled");
        assertThat(events.find(CALENDAR, "nosuchevent")).isEmpty();
    }

    @Test
    void reviveADeletedEventByWritingAllOfIt() {
        Event fresh = fresh();
        assertThat(events.delete(CALENDAR, found())).isEqualTo(WriteResult.DONE);

        assertThat(events.insert(CALENDAR, fresh)).isEqualTo(WriteResult.MOVED_ON);
        assertThat(events.update(CALENDAR, found(), fresh.setStatus("confirmed")))
                .isEqualTo(WriteResult.DONE);

        assertThat(found().getStatus()).isEqualTo("confirmed");
        assertThat(found().getSummary()).isEqualTo("Fresh");
    }

    @Test
    void waitForAnAnswerOnlySoLong() {
        Event now = found();
        EventWrites hasty = lab.writes(HttpSettings.defaults()
                .withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMillis(200)));
        lab.control().delay(2_000, "PATCH", EVENT);
        lab.control().delay(2_000, "GET", EVENT);

        assertFails(FailureCode.SYSTEM_OUTCOME_UNKNOWN, () -> hasty.patch(CALENDAR, now, RENAMED));
        assertFails(FailureCode.SYSTEM_UNAVAILABLE, () -> hasty.find(CALENDAR, ID));
    }
}
