package dev.wavegate.integrations.ics;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.integrations.ics.ShiftPeople.Source;
import dev.wavegate.testkit.staffing.ShiftRostersContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.integrations.ics.IcsLab.calendar;
import static dev.wavegate.integrations.ics.IcsLab.event;
import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

class IcsShiftRostersTest extends ShiftRostersContract {
    private static final Interval DAY = new Interval(NOW, NOW.plus(Duration.ofHours(8)));
    private static final Interval WEEK = new Interval(NOW, NOW.plus(Duration.ofDays(7)));
    private static final String ROSTER = "PFW0001";

    @RegisterExtension
    static final IcsLab lab = new IcsLab();

    private Ics connection;

    @BeforeEach
    void beginAnew() {
        connection = lab.connect(ROSTER, lab.feed(ROSTER).mayBeEmpty(true));
    }

    @Override
    protected ShiftRosters rosters() {
        return connection.rosters();
    }

    @Override
    protected void plan(String name, List<Presence> presences) {
        lab.publish(
                name,
                calendar(presences.stream()
                        .map(presence -> event(
                                presence.interval(),
                                "Shift",
                                "ATTENDEE;PARTSTAT=ACCEPTED:mailto:"
                                        + presence.person().key().replace("ada", "Ada")))
                        .toList()));
    }

    @Override
    protected ScheduleRef ref(String name) {
        return new ScheduleRef("ics", name);
    }

    private List<Person> people(ShiftPeople rule, String title, String... lines) {
        lab.publish(ROSTER, calendar(List.of(event(DAY, title, lines))));
        return lab.connect(ROSTER, lab.feed(ROSTER).with(rule)).rosters().read(ref(ROSTER), WEEK).presences().stream()
                .map(Presence::person)
                .toList();
    }

    private List<String> keys(ShiftPeople rule, String title, String... lines) {
        return people(rule, title, lines).stream().map(Person::key).toList();
    }

    private static final String[] GUESTS = {
        "ORGANIZER;CN=Boss:mailto:boss@example.org",
        "ATTENDEE;CN=Ada;PARTSTAT=ACCEPTED:mailto:Ada@example.org",
        "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:bo@example.org",
        "ATTENDEE:mailto:cy@example.org",
        "ATTENDEE;PARTSTAT=DECLINED:mailto:di@example.org",
        "ATTENDEE;PARTSTAT=TENTATIVE:mailto:ed@example.org",
        "ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED:mailto:room@example.org"
    };

    @Test
    void countsOnlyThoseWhoAccepted() {
        assertThat(keys(ShiftPeople.whoAccepted(), "Site", GUESTS)).containsExactly("ada@example.org");
        assertThat(people(ShiftPeople.whoAccepted(), "Site", GUESTS))
                .extracting(Person::name)
                .containsExactly("Ada");
    }

    @Test
    void countsThoseWhoHaveNotAnsweredIfTold() {
        assertThat(keys(new ShiftPeople(Source.ATTENDEES, Optional.empty(), true), "Site", GUESTS))
                .containsExactly("ada@example.org", "bo@example.org", "cy@example.org");
    }

    @Test
    void takesTheTitleForThePersonWhenNobodyIsInvited() {
        assertThat(keys(ShiftPeople.whoAccepted(), "Bo@Example.org", "ORGANIZER:mailto:boss@example.org"))
                .containsExactly("bo@example.org");
        assertThat(keys(ShiftPeople.whoAccepted(), "Bo", "ATTENDEE;PARTSTAT=DECLINED:mailto:bo@example.org"))
                .isEmpty();
        assertThat(keys(ShiftPeople.whoAccepted(), " ")).isEmpty();
    }

    @Test
    void takesTheOrganizerIfTold() {
        ShiftPeople rule = new ShiftPeople(Source.ORGANIZER, Optional.empty(), false);

        assertThat(keys(rule, "Site", GUESTS)).containsExactly("boss@example.org");
        assertThat(keys(rule, "Bo")).containsExactly("bo");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "On call - Ana Smith - Firmware | - (.+) -   | ana smith",
                "Ana, Ben                       | [^, ]+     | ana;ben",
                "Ana (late)                     | ^\\w+      | ana",
                "Public holiday                 | ^Shift: (.+) |",
                "Shift:                         | ^Shift:(.*)$ |"
            })
    void findsPeopleInTitlesByAPattern(String title, String pattern, String expected) {
        ShiftPeople rule = new ShiftPeople(Source.TITLE, Optional.of(Pattern.compile(pattern)), false);

        assertThat(String.join(";", keys(rule, title, GUESTS))).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void doesNotCountShiftsThatAreNotFirm() {
        assertThat(keys(ShiftPeople.whoAccepted(), "Ada", "STATUS:TENTATIVE")).isEmpty();
        assertThat(keys(ShiftPeople.whoAccepted(), "Ada", "STATUS:CANCELLED")).isEmpty();
        assertThat(keys(ShiftPeople.whoAccepted(), "Ada", "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE"))
                .isEmpty();
    }

    @Test
    void concludesNothingFromWhatItDoesNotUnderstand() {
        lab.publish(ROSTER, calendar(List.of(event(DAY, "Ada", "RRULE:FREQ=HOURLY"), event(WEEK, "Bo"))));

        assertThat(rosters().read(ref(ROSTER), WEEK).complete()).isFalse();
    }

    @Test
    void saysInItsOwnWordsWhatIsRefused() {
        plan(ROSTER, List.of());
        lab.control().refuse(403, "GET", lab.path(ROSTER), 0);
        assertFails(FailureCode.ROSTER_DENIED, () -> rosters().read(ref(ROSTER), WEEK));
        lab.control().refuse(404, "GET", lab.path(ROSTER), 0);
        assertFails(FailureCode.ROSTER_MISSING, () -> rosters().read(ref(ROSTER), WEEK));
    }
}
