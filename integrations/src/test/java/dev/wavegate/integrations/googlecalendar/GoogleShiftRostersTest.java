package dev.wavegate.integrations.googlecalendar;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.testkit.staffing.ShiftRostersContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.wavegate.integrations.googlecalendar.GoogleLab.event;
import static org.assertj.core.api.Assertions.assertThat;

class GoogleShiftRostersTest extends ShiftRostersContract {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Interval WEEK = new Interval(NOW, NOW.plus(Duration.ofDays(7)));

    @RegisterExtension
    static final GoogleLab lab = new GoogleLab();

    private GoogleCalendar connection;

    @BeforeEach
    void beginAnew() {
        connection = lab.connect();
    }

    @Override
    protected ShiftRosters rosters() {
        return connection.rosters();
    }

    @Override
    protected void plan(String name, List<Presence> presences) {
        lab.plan(
                name,
                NEW_YORK,
                presences.stream()
                        .map(presence -> guest(
                                shift(
                                        "Shift",
                                        presence.interval().start().toString(),
                                        presence.interval().end().toString()),
                                presence.person().key().replace("ada", "Ada"),
                                "accepted"))
                        .toList());
    }

    private static ObjectNode shift(String title, String start, String end) {
        return event(title, start, end);
    }

    private static ObjectNode guest(ObjectNode event, String address, String answer) {
        event.withArray("attendees").addObject().put("email", address).put("responseStatus", answer);
        return event;
    }

    @Override
    protected ScheduleRef ref(String name) {
        return new ScheduleRef("google", name);
    }

    private List<String> peopleOf(ObjectNode... events) {
        lab.plan("shifts", NEW_YORK, List.of(events));
        return rosters().read(ref("shifts"), WEEK).presences().stream()
                .map(presence -> presence.person().key())
                .toList();
    }

    @Test
    void trap08CountsOnlyThoseWhoAccepted() {
        ObjectNode shift = shift("Site", "2026-11-30T08:00:00Z", "2026-11-30T16:00:00Z");
        guest(shift, "Ada@example.org", "accepted");
        guest(shift, "bo@example.org", "needsAction");
        guest(shift, "cy@example.org", "declined");
        guest(shift, "di@example.org", "tentative");

        assertThat(peopleOf(shift)).containsExactly("ada@example.org");
    }

    @Test
    void countsThoseWhoHaveNotAnsweredWhereThatIsTheChoice() {
        connection = GoogleCalendar.connect(lab.settings().countingUnanswered(true), lab.clock());
        ObjectNode shift = shift("Site", "2026-11-30T08:00:00Z", "2026-11-30T16:00:00Z");
        guest(shift, "Ada@example.org", "accepted");
        guest(shift, "bo@example.org", "needsAction");
        guest(shift, "cy@example.org", "declined");
        guest(shift, "di@example.org", "tentative");
        guest(shift, "room@example.org", "needsAction");
        ((ObjectNode) shift.at("/attendees/4")).put("resource", true);

        assertThat(peopleOf(shift)).containsExactly("ada@example.org", "bo@example.org");
    }

    @Test
    void takesTheTitleForThePersonWhenNobodyIsInvited() {
        assertThat(peopleOf(shift("Bo@Example.org", "2026-11-30T08:00:00Z", "2026-11-30T16:00:00Z")))
                .containsExactly("bo@example.org");
    }

    @Test
    void takesNoBookingOfOursForAShift() {
        ObjectNode copy =
                guest(shift("Wave 1", "2026-11-30T08:00:00Z", "2026-11-30T16:00:00Z"), "ada@example.org", "accepted");
        copy.putObject("extendedProperties").putObject("shared").put("wavegate", "booking");

        assertThat(peopleOf(copy)).isEmpty();
    }

    @Test
    void doesNotCountShiftsThatAreNotFirm() {
        assertThat(peopleOf(
                        shift("Ada", "2026-11-30T08:00:00Z", "2026-11-30T16:00:00Z")
                                .put("status", "tentative"),
                        shift("Bo", "2026-11-30T08:00:00Z", "2026-11-30T16:00:00Z")
                                .put("eventType", "outOfOffice")))
                .isEmpty();
    }
}
