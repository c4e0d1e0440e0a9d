package dev.wavegate.testkit.rollout;

import java.time.Instant;
import java.util.List;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterReading;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.CalendarReading;
import dev.wavegate.domain.window.Certainty;
import dev.wavegate.domain.window.ScheduleCopies;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What every keeper of schedule copies must do; a subclass says which. */
public abstract class ScheduleCopiesContract {
    private static final ScheduleRef REF = ScheduleRef.parse("google:maintenance-eu");
    private static final Instant FETCHED = Instant.parse("2026-03-28T12:00:00Z");
    private static final Interval COVERED = hours("2026-03-28T00:00:00Z", 24 * 30);
    private static final CalendarEntry NIGHT =
            new CalendarEntry(hours("2026-03-29T00:00:00Z", 4), Certainty.FIRM, "Wartungsfenster \"Süd\"");
    private static final CalendarEntry MAYBE =
            new CalendarEntry(hours("2026-03-30T00:00:00Z", 4), Certainty.TENTATIVE, "");
    private static final Presence ANNA =
            new Presence(new Person("anna@example.com", "Anna"), hours("2026-03-29T00:00:00Z", 8));
    private static final Presence INA =
            new Presence(new Person("İna@example.com", "İna"), hours("2026-03-29T08:00:00Z", 8));

    /** The copies under test, the same and at first none during one test. */
    protected abstract ScheduleCopies copies();

    @Nested
    class Calendars {
        @Test
        void areUnknownBeforeTheyAreKept() {
            assertThat(copies().calendar(REF)).isEmpty();
        }

        @Test
        void areGivenBackAsTheyWereRead() {
            CalendarReading reading = reading(NIGHT, MAYBE);

            assertThat(copies().keep(reading)).isTrue();

            assertThat(copies().calendar(REF)).contains(reading);
            assertThat(copies().calendar(ScheduleRef.parse("google:freeze"))).isEmpty();
            assertThat(copies().roster(REF)).isEmpty();
        }

        @Test
        void takeThePlaceOfTheReadingBefore() {
            copies().keep(reading(NIGHT, MAYBE));
            CalendarReading later = new CalendarReading(
                    REF, List.of(MAYBE), hours("2026-03-29T00:00:00Z", 24), FETCHED.plusSeconds(60), false);

            assertThat(copies().keep(later)).isTrue();

            assertThat(copies().calendar(REF)).contains(later);
        }

        @Test
        void doNotDifferByAgeCoverageOrderOrTitle() {
            copies().keep(reading(NIGHT, MAYBE));
            CalendarEntry renamed = new CalendarEntry(NIGHT.interval(), NIGHT.certainty(), "Renamed");
            CalendarReading later = new CalendarReading(
                    REF,
                    List.of(MAYBE, renamed),
                    hours("2026-03-28T01:00:00Z", 24 * 30),
                    FETCHED.plusSeconds(60),
                    true);

            assertThat(copies().keep(later)).isFalse();

            assertThat(copies().calendar(REF)).contains(later);
        }

        @Test
        void differByIntervalCertaintyAndCompleteness() {
            copies().keep(reading(NIGHT));

            assertThat(copies().keep(reading(NIGHT, MAYBE))).isTrue();
            assertThat(copies().keep(reading(NIGHT))).isTrue();
            assertThat(copies().keep(reading(new CalendarEntry(NIGHT.interval(), Certainty.TENTATIVE, ""))))
                    .isTrue();
            assertThat(copies().keep(reading())).isTrue();
            assertThat(copies().keep(reading())).isFalse();
            assertThat(copies().keep(new CalendarReading(REF, List.of(), COVERED, FETCHED, false)))
                    .isTrue();
        }

        private CalendarReading reading(CalendarEntry... entries) {
            return new CalendarReading(REF, List.of(entries), COVERED, FETCHED, true);
        }
    }

    @Nested
    class Rosters {
        @Test
        void areGivenBackAsTheyWereRead() {
            assertThat(copies().roster(REF)).isEmpty();

            assertThat(copies().keep(reading(INA, ANNA))).isTrue();

            RosterReading kept = copies().roster(REF).orElseThrow();
            assertThat(kept).isEqualTo(reading(INA, ANNA));
            assertThat(kept.presences())
                    .extracting(each -> each.person().name())
                    .containsExactly("İna", "Anna");
            assertThat(copies().calendar(REF)).isEmpty();
        }

        @Test
        void differByPersonAndIntervalOnly() {
            copies().keep(reading(INA, ANNA));
            Presence renamed = new Presence(new Person("anna@example.com", "Anna B."), ANNA.interval());
            Presence replaced = new Presence(new Person("bob@example.com", "Bob"), ANNA.interval());
            Presence shorter = new Presence(ANNA.person(), hours("2026-03-29T00:00:00Z", 7));

            assertThat(copies().keep(reading(renamed, INA))).isFalse();
            assertThat(copies().roster(REF)
                            .orElseThrow()
                            .presences()
                            .get(0)
                            .person()
                            .name())
                    .isEqualTo("Anna B.");
            assertThat(copies().keep(reading(replaced, INA))).isTrue();
            assertThat(copies().keep(reading(shorter, INA))).isTrue();
            assertThat(copies().keep(reading(INA))).isTrue();
        }

        private RosterReading reading(Presence... presences) {
            return new RosterReading(REF, List.of(presences), COVERED, FETCHED, true);
        }
    }

    private static Interval hours(String start, int hours) {
        Instant from = Instant.parse(start);
        return new Interval(from, from.plusSeconds(hours * 3_600L));
    }
}
