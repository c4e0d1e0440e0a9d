package dev.wavegate.integrations.genericroster;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.integrations.lab.SimulatorControl;
import dev.wavegate.testkit.staffing.ShiftRostersContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

/** What {@code examples/rosters/csv-export.yaml} makes of a table. */
class CsvExportTest extends ShiftRostersContract {
    private static final String HEAD = "E-mail;Name;From;To;State;Break from;Break to\r\n";
    private static final String ROW = "ada@example.org;Ada;30.11.2026 09:00;30.11.2026 17:00;published;;\r\n";
    private static final Interval WEEK = new Interval(NOW, NOW.plus(Duration.ofDays(7)));
    private static final Person ADA = new Person("ada@example.org", "Ada");
    private static final Person BO = new Person("bo@example.org", "Bo");

    @RegisterExtension
    static final RosterLab lab = new RosterLab(NOW);

    private GenericRoster connection;

    @BeforeEach
    void beginAnew() {
        connection = GenericRoster.connect(lab.settings(RosterLab.example("csv-export.yaml"), "api-key"), lab.clock());
    }

    @Override
    protected ShiftRosters rosters() {
        return connection.rosters();
    }

    @Override
    protected void plan(String name, List<Presence> presences) {
        lab.planPresences(name, presences);
    }

    @Override
    protected ScheduleRef ref(String name) {
        return new ScheduleRef("export", name);
    }

    private RosterSnapshot table(String text) {
        lab.post(
                "/_sim/answers",
                SimulatorControl.object()
                        .put("path", "/exports/ops.csv")
                        .put("type", "text/csv")
                        .put("body", text)
                        .toString());
        return rosters().read(ref("ops"), WEEK);
    }

    private static Interval hours(double from, double to) {
        return new Interval(NOW.plusSeconds(Math.round(from * 3600)), NOW.plusSeconds(Math.round(to * 3600)));
    }

    @Test
    void leavesOutWhatIsNotPublishedOrTakenAndTakesBreaksOut() {
        ObjectNode open = RosterLab.shift(new Presence(BO, hours(1, 9)));
        open.remove("person");
        ObjectNode shift = RosterLab.shift(new Presence(ADA, hours(1, 9)));
        shift.putArray("breaks")
                .addObject()
                .put("start", hours(4, 5).start().toString())
                .put("end", hours(4, 5).end().toString());
        lab.plan(
                "ops",
                List.of(
                        shift,
                        open,
                        RosterLab.shift(new Presence(BO, hours(1, 9))).put("published", false)));

        RosterSnapshot reading = rosters().read(ref("ops"), WEEK);

        assertThat(reading.presences()).containsExactly(new Presence(ADA, hours(1, 4)), new Presence(ADA, hours(5, 9)));
        assertThat(reading.complete()).isTrue();
    }

    @Test
    void readsQuotedFieldsWithSeparatorsQuotesAndLineBreaks() {
        RosterSnapshot reading = table("\uFEFF" + HEAD
                + "ada@example.org;\"Ada; the \"\"A\"\"\r\nof Ops\";30.11.2026 09:00;30.11.2026 17:00;published;;\r\n");

        assertThat(reading.complete()).isTrue();
        assertThat(reading.presences()).singleElement().satisfies(presence -> {
            assertThat(presence.person().name()).isEqualTo("Ada; the \"A\"\r\nof Ops");
            assertThat(presence.interval().start()).isEqualTo("2026-11-30T08:00:00Z");
        });
    }

    @Test
    void doesNotMindTheOrderOfColumnsOrFurtherOnes() {
        RosterSnapshot reading = table("State;To;Id;From;Break to;E-mail;Name;Break from\n"
                + "published;30.11.2026 17:00;7;30.11.2026 09:00;;ada@example.org;Ada;\n");

        assertThat(reading.presences()).hasSize(1);
        assertThat(reading.complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bo@example.org;Bo;30.11.2026 09:00;30.11.2026 17:00;published\r\n",
                "bo@example.org;Bo;30.11.2026 09:00;30.11.2026 17:00;published;;;\r\n",
                "bo@example.org;Bo;30.11.2026 09:00;30.11.2026 17:00;published;;",
                "bo@example.org;Bo;30.11.2026 09:00;30.11.2026 17:00;publ",
                "bo@example.org;Bo;30.11.2026 09:00;31.11.2026 17:00;published;;\r\n",
                "bo@example.org;Bo;30.11.2026 09:00;30.11.2026;published;;\r\n",
                "bo@example.org;Bo;30.11.2026 09:00;30.11.2026 08:00;published;;\r\n",
                "bo@example.org;Bo;30.11.2026 09:00;;published;;\r\n",
                "bo@example.org;Bo;30.11.2026 09:00;30.11.2026 17:00;published;30.11.2026 10:00;noon\r\n"
            })
    void isIncompleteWhenALineIsBroken(String line) {
        assertThat(table(HEAD + ROW).complete()).isTrue();
        assertThat(table(HEAD + ROW + line).complete()).isFalse();
    }

    @Test
    void saysWhichRowIsBroken() {
        assertThat(table(HEAD + ROW + "bo@example.org;Bo\r\n").problem().orElse(""))
                .satisfies(golden("roster.row-short"));
        assertThat(table(HEAD + ROW + "bo@example.org;Bo;30.11.2026 09:00;30.11.2026 17:00;published;;")
                        .problem()
                        .orElse(""))
                .satisfies(golden("roster.table-cut"));
    }

    @Test
    void isIncompleteWithoutAColumnThatTheDialectNames() {
        assertThat(table(HEAD.replace("State", "Status") + ROW).complete()).isFalse();
        assertThat(table(HEAD.replace("E-mail", "Mail") + ROW).complete()).isFalse();
        assertThat(table(HEAD.replace("Break to", "Break until") + ROW).complete())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "E-mail;Name;Name\r\n",
                HEAD + "ada@example.org;\"Ada;30.11.2026 09:00;30.11.2026 17:00;published;;\r\n",
                HEAD + "ada@example.org;\"Ada\"x;30.11.2026 09:00;30.11.2026 17:00;published;;\r\n"
            })
    void takesWhatIsNoTableForSilence(String text) {
        assertFails(FailureCode.SYSTEM_UNAVAILABLE, () -> table(text));
    }

    @Test
    void doesNotCountSomebodyWithHalfABreak() {
        RosterSnapshot reading =
                table(HEAD + "ada@example.org;Ada;30.11.2026 09:00;30.11.2026 17:00;published;30.11.2026 12:00;\r\n");

        assertThat(reading.presences()).isEmpty();
        assertThat(reading.complete()).isTrue();
    }

    @Test
    void knowsNothingBeyondWhatATableReaches() {
        plan("ops", List.of());

        RosterSnapshot reading = rosters().read(ref("ops"), new Interval(NOW, NOW.plus(Duration.ofDays(35))));
        RosterSnapshot later =
                rosters().read(ref("ops"), new Interval(NOW.plus(Duration.ofDays(31)), NOW.plus(Duration.ofDays(35))));

        assertThat(reading.covered()).isEqualTo(new Interval(NOW, NOW.plus(Duration.ofDays(30))));
        assertThat(later.covered().isEmpty()).isTrue();
    }
}
