package dev.wavegate.testkit.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.CalendarSnapshot;
import dev.wavegate.domain.window.Certainty;
import dev.wavegate.domain.window.ScheduleCopies;
import dev.wavegate.domain.window.ScheduleFault;
import dev.wavegate.domain.window.ScheduleMove;
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
            CalendarSnapshot reading = reading(NIGHT, MAYBE);

            assertThat(copies().keep(reading)).isTrue();

            assertThat(copies().calendar(REF)).contains(reading);
            assertThat(copies().calendar(ScheduleRef.parse("google:freeze"))).isEmpty();
            assertThat(copies().roster(REF)).isEmpty();
        }

        @Test
        void takeThePlaceOfTheReadingBefore() {
            copies().keep(reading(NIGHT, MAYBE));
            CalendarSnapshot later = new CalendarSnapshot(
                    REF, List.of(MAYBE), hours("2026-03-29T00:00:00Z", 24), FETCHED.plusSeconds(60), false);

            assertThat(copies().keep(later)).isTrue();

            assertThat(copies().calendar(REF)).contains(later);
        }

        @Test
        void doNotDifferByAgeCoverageOrderOrTitle() {
            copies().keep(reading(NIGHT, MAYBE));
            CalendarEntry renamed = new CalendarEntry(NIGHT.interval(), NIGHT.certainty(), "Renamed");
            CalendarSnapshot later = new CalendarSnapshot(
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
            assertThat(copies().keep(new CalendarSnapshot(REF, List.of(), COVERED, FETCHED, false)))
                    .isTrue();
        }

        private CalendarSnapshot reading(CalendarEntry... entries) {
            return new CalendarSnapshot(REF, List.of(entries), COVERED, FETCHED, true);
        }
    }

    @Nested
    class Rosters {
        @Test
        void areGivenBackAsTheyWereRead() {
            assertThat(copies().roster(REF)).isEmpty();

            assertThat(copies().keep(reading(INA, ANNA))).isTrue();

            RosterSnapshot kept = copies().roster(REF).orElseThrow();
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

        private RosterSnapshot reading(Presence... presences) {
            return new RosterSnapshot(REF, List.of(presences), COVERED, FETCHED, true);
        }
    }

    @Nested
    class Faults {
        private static final ScheduleRef OTHER = ScheduleRef.parse("ics:freeze");
        private static final ScheduleFault DENIED =
                ScheduleFault.of(Failure.of(FailureCode.CALENDAR_DENIED, "no rights"), FETCHED);

        @Test
        void areUnknownBeforeAReadingFails() {
            copies().keep(calendar(Optional.empty()));

            assertThat(copies().faults(List.of(REF, OTHER))).isEmpty();
            assertThat(copies().faults(List.of())).isEmpty();
        }

        @Test
        void areKeptForThoseWhoAskUntilTheNextCompleteReading() {
            copies().keep(REF, DENIED);
            copies().keep(OTHER, DENIED);

            assertThat(copies().faults(List.of(REF))).isEqualTo(Map.of(REF, DENIED));
            assertThat(copies().faults(List.of(REF, OTHER))).isEqualTo(Map.of(REF, DENIED, OTHER, DENIED));

            copies().keep(calendar(Optional.empty()));
            copies().keep(new RosterSnapshot(OTHER, List.of(), COVERED, FETCHED, true));

            assertThat(copies().faults(List.of(REF, OTHER))).isEmpty();
        }

        @Test
        void areWhatAnIncompleteReadingSaysOfItself() {
            CalendarSnapshot unclear = calendar(Optional.of("The event \"Süd\" has no start."));
            copies().keep(unclear);
            RosterSnapshot part =
                    new RosterSnapshot(OTHER, List.of(ANNA), COVERED, FETCHED, Optional.of("Shift 3 has no end."));
            copies().keep(part);

            assertThat(copies().calendar(REF)).contains(unclear);
            assertThat(copies().roster(OTHER)).contains(part);
            assertThat(copies().faults(List.of(REF, OTHER)))
                    .isEqualTo(Map.of(
                            REF, ScheduleFault.ofContent("The event \"Süd\" has no start.", FETCHED),
                            OTHER, ScheduleFault.ofContent("Shift 3 has no end.", FETCHED)));
        }

        @Test
        void lastSinceTheFirstReadingThatFailed() {
            copies().keep(REF, DENIED);
            copies().keep(
                            REF,
                            ScheduleFault.of(
                                    Failure.of(FailureCode.SYSTEM_UNAVAILABLE, "down"), FETCHED.plusSeconds(60)));
            assertThat(copies().faults(List.of(REF))).isEqualTo(Map.of(REF, DENIED));

            copies().keep(REF, ScheduleFault.ofContent("Two rules.", FETCHED.plusSeconds(120)));

            assertThat(copies().faults(List.of(REF)))
                    .isEqualTo(Map.of(REF, ScheduleFault.ofContent("Two rules.", FETCHED)));
        }

        private CalendarSnapshot calendar(Optional<String> problem) {
            return new CalendarSnapshot(REF, List.of(NIGHT), COVERED, FETCHED, problem);
        }
    }

    @Nested
    class Moves {
        private static final RolloutId US = new RolloutId("thermostat-4-2-1");
        private static final Instant NOW = Instant.parse("2026-03-28T12:01:00Z");

        private void keep(Presence... presences) {
            copies().keep(new RosterSnapshot(REF, List.of(presences), COVERED, FETCHED, true));
        }

        private void keep(CalendarEntry... entries) {
            copies().keep(new CalendarSnapshot(REF, List.of(entries), COVERED, FETCHED, true));
        }

        private ScheduleMove onlyMove() {
            assertThat(copies().moves()).hasSize(1);
            return copies().moves().get(0);
        }

        @Test
        void areNotMadeByTheFirstCopy() {
            keep(ANNA);
            keep(NIGHT);

            assertThat(copies().moves()).isEmpty();
        }

        @Test
        void lastFromTheFirstToTheLastInstantThatDiffers() {
            keep(NIGHT, MAYBE);
            keep(new CalendarEntry(hours("2026-03-29T01:00:00Z", 3), Certainty.FIRM, "Later"));

            ScheduleMove move = onlyMove();

            assertThat(move.schedule()).isEqualTo(REF);
            assertThat(move.span()).isEqualTo(hours("2026-03-29T00:00:00Z", 28));
            assertThat(move.freed()).isFalse();
            assertThat(move.told()).isEmpty();
            assertThat(move.toldAt()).isEmpty();
        }

        @Test
        void areMadeByPeopleToo() {
            keep(ANNA, INA);
            keep(new Presence(ANNA.person(), hours("2026-03-29T00:00:00Z", 7)), INA);

            assertThat(onlyMove().span()).isEqualTo(hours("2026-03-29T07:00:00Z", 1));
        }

        @Test
        void areNotMadeByShiftsThatAreCutInTwo() {
            keep(ANNA);
            keep(
                    new Presence(ANNA.person(), hours("2026-03-29T00:00:00Z", 3)),
                    new Presence(ANNA.person(), hours("2026-03-29T03:00:00Z", 5)));

            assertThat(copies().moves()).isEmpty();
        }

        @Test
        void areOfEverythingWhenAReadingIsIncomplete() {
            keep(NIGHT);
            copies().keep(new CalendarSnapshot(REF, List.of(NIGHT), COVERED, FETCHED, false));

            assertThat(onlyMove().span()).isEqualTo(COVERED);
        }

        @Test
        void growTogetherUntilTheyAreSettled() {
            keep(ANNA, INA);
            keep(ANNA);
            ScheduleMove first = onlyMove();
            copies().toldSome(first, Set.of(US));
            assertThat(onlyMove().told()).containsExactly(US);
            assertThat(onlyMove().toldAt()).isEmpty();
            copies().told(first, Set.of(US), NOW);
            copies().toldSome(first, Set.of(US));
            assertThat(onlyMove().told()).containsExactly(US);
            assertThat(onlyMove().toldAt()).contains(NOW);

            keep(new Presence(ANNA.person(), hours("2026-03-29T01:00:00Z", 7)));

            ScheduleMove both = onlyMove();
            assertThat(both.span()).isEqualTo(hours("2026-03-29T00:00:00Z", 16));
            assertThat(both.number()).isNotEqualTo(first.number());
            assertThat(both.told()).isEmpty();
            assertThat(both.toldAt()).isEmpty();
            copies().toldSome(first, Set.of(US));
            copies().told(first, Set.of(US), NOW);
            copies().settle(first);
            assertThat(onlyMove()).isEqualTo(both);
            copies().settle(both);
            copies().settle(both);
            assertThat(copies().moves()).isEmpty();
        }

        @Test
        void haveAnotherNumberAfterTheyWereSettled() {
            keep(ANNA);
            keep(INA);
            ScheduleMove first = onlyMove();
            copies().settle(first);

            keep(ANNA);

            assertThat(onlyMove().number()).isNotEqualTo(first.number());
        }

        @Test
        void areMadeByPeopleWhoBecomeFreeInTheRostersThatShowThem() {
            ScheduleRef other = ScheduleRef.parse("pagerduty:other");
            ScheduleRef nobody = ScheduleRef.parse("pagerduty:nobody");
            keep(ANNA);
            copies().keep(new RosterSnapshot(other, List.of(INA, ANNA), COVERED, FETCHED, true));
            copies().keep(new RosterSnapshot(nobody, List.of(INA), COVERED, FETCHED, true));
            Interval night = hours("2026-03-29T06:00:00Z", 4);

            assertThat(copies().noteFreed(Set.of(ANNA.person()), night, US)).containsExactlyInAnyOrder(REF, other);

            assertThat(copies().moves())
                    .hasSize(2)
                    .allSatisfy(move -> assertThat(move.span()).isEqualTo(night))
                    .allSatisfy(move -> assertThat(move.freed()).isTrue())
                    .allSatisfy(move -> assertThat(move.told()).containsExactly(US));
        }

        @Test
        void areNotMadeByPeopleWhoAreNotOnShiftThen() {
            keep(ANNA);

            assertThat(copies().noteFreed(Set.of(ANNA.person()), hours("2026-03-29T08:00:00Z", 1), US))
                    .isEmpty();
            assertThat(copies().noteFreed(Set.of(INA.person()), ANNA.interval(), US))
                    .isEmpty();

            assertThat(copies().moves()).isEmpty();
        }

        @Test
        void areMoreThanFreedomAsSoonAsSomethingElseMoves() {
            keep(ANNA, INA);
            copies().noteFreed(Set.of(ANNA.person()), ANNA.interval(), US);
            keep(INA);

            assertThat(onlyMove().freed()).isFalse();
            assertThat(onlyMove().told()).isEmpty();
        }
    }

    private static Interval hours(String start, int hours) {
        Instant from = Instant.parse(start);
        return new Interval(from, from.plusSeconds(hours * 3_600L));
    }
}
