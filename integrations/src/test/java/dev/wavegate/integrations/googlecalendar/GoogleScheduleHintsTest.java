package dev.wavegate.integrations.googlecalendar;

import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.domain.schedule.ScheduleHint;
import dev.wavegate.domain.schedule.ScheduleHints;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.integrations.lab.SimulatorControl;
import dev.wavegate.testkit.schedule.ScheduleHintsContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.wavegate.integrations.googlecalendar.GoogleLab.event;
import static org.assertj.core.api.Assertions.assertThat;

class GoogleScheduleHintsTest extends ScheduleHintsContract {

    @RegisterExtension
    static final GoogleLab lab = new GoogleLab();

    private ScheduleHints hints;

    @BeforeEach
    void beginAnew() {
        hints = lab.connect().hints();
    }

    @Override
    protected ScheduleHints hints() {
        return hints;
    }

    @Override
    protected ScheduleRef ref(String name) {
        return new ScheduleRef("google", name);
    }

    @Override
    protected void change(String name) {
        ObjectNode event = SimulatorControl.object().put("summary", "Night");
        event.putObject("start").put("dateTime", "2026-12-01T22:00:00Z");
        event.putObject("end").put("dateTime", "2026-12-02T02:00:00Z");
        if (insert(name, event) == 404) {
            lab.plan(name, ZoneOffset.UTC, List.of());
            assertThat(insert(name, event)).isEqualTo(200);
        }
    }

    private static int insert(String name, ObjectNode event) {
        return lab.control()
                .send("POST", GoogleLab.events(name), event.toString())
                .statusCode();
    }

    private static void plan(String name, int nights) {
        lab.plan(
                name,
                ZoneOffset.UTC,
                IntStream.range(0, nights)
                        .mapToObj(night -> event("Night", "2026-12-01T22:00:00Z", "2026-12-01T23:00:00Z"))
                        .toList());
    }

    private ScheduleHint since(String cursor) {
        return hints.since(ref("nights"), cursor);
    }

    @Test
    void costsOneCallWhileNothingChanges() {
        plan("nights", 7);
        lab.control().send("POST", "/_sim/paging", "{\"largest\":2,\"emptyFirst\":false}");
        ScheduleHint first = since("");
        assertThat(lab.control().seen("GET", GoogleLab.events("nights"))).isEqualTo(4);

        assertThat(since(first.cursor()).changed()).isFalse();

        assertThat(lab.control().seen("GET", GoogleLab.events("nights"))).isEqualTo(5);
    }

    @Test
    void beginsWithWhatIsNotOverYet() {
        ObjectNode past = event("Night", "2026-11-01T22:00:00Z", "2026-11-01T23:00:00Z");
        ObjectNode now = event("Night", "2026-11-29T11:00:00Z", "2027-11-29T13:00:00Z");
        lab.plan("nights", ZoneOffset.UTC, List.of(past, past, past, past, now, now));
        lab.control().send("POST", "/_sim/paging", "{\"largest\":1}");

        ScheduleHint first = since("");
        assertThat(lab.control().seen("GET", GoogleLab.events("nights"))).isEqualTo(2);

        assertThat(since(first.cursor()).changed()).isFalse();
        change("nights");
        assertThat(since(first.cursor()).changed()).isTrue();
    }

    @Test
    void readsOnWhenThePageWithTheAnswerIsNotTheFirst() {
        plan("nights", 1);
        String cursor = since("").cursor();
        change("nights");
        lab.control().send("POST", "/_sim/paging", "{\"emptyFirst\":true}");

        assertThat(since(cursor).changed()).isTrue();
    }

    @Test
    void beginsAnewWhenItsTokenHasExpired() {
        plan("nights", 1);
        String expired = since("").cursor();
        plan("nights", 2);

        ScheduleHint hint = since(expired);

        assertThat(hint.changed()).isTrue();
        assertThat(hint.cursor()).isNotEqualTo(expired);
        assertThat(since(hint.cursor()).changed()).isFalse();
    }

    @Test
    void seesThatAnEventWasDeleted() {
        lab.plan(
                "nights",
                ZoneOffset.UTC,
                List.of(event("Night", "2026-12-01T22:00:00Z", "2026-12-01T23:00:00Z")
                        .put("id", "night01")));
        String cursor = since("").cursor();

        lab.control().send("DELETE", GoogleLab.events("nights") + "/night01", "");

        assertThat(since(cursor).changed()).isTrue();
    }
}
