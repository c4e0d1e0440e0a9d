package dev.wavegate.testkit.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.rollout.RegionProgress;
import dev.wavegate.domain.rollout.RegionProgress.Stage;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutProgress.GateProgress;
import dev.wavegate.domain.rollout.RolloutRecord;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.rollout.Rollouts;
import dev.wavegate.domain.rollout.Rollouts.NewRollout;
import dev.wavegate.domain.rollout.Rollouts.RolloutFilter;
import dev.wavegate.domain.rollout.Rollouts.RolloutPage;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What every keeper of rollouts must do; a subclass says which. */
public abstract class RolloutsContract {
    private static final Instant AT = Instant.parse("2026-03-29T00:59:59.123456Z");
    private static final RolloutId ID = new RolloutId("thermostat-4-2-1");
    private static final RolloutFilter ANY = new RolloutFilter(Optional.empty(), Map.of(), Optional.empty());
    private static final ScheduleRef OPEN = ScheduleRef.parse("google:maintenance-eu");
    private static final ScheduleRef ROSTER = ScheduleRef.parse("pagerduty:PFW0001");

    /** The rollouts under test, the same and at first none during one test. */
    protected abstract Rollouts rollouts();

    private static NewRollout rollout(String name, Instant at) {
        return new NewRollout(
                new RolloutId(name),
                new PlanDigest("a".repeat(64)),
                "{\"name\":\"" + name + "\", \"ı\":1}",
                "thermostat",
                Map.of("team", "comfort", "tier", "a\"b"),
                Set.of(OPEN, ROSTER),
                at);
    }

    private static RolloutProgress standing(RolloutState state) {
        return new RolloutProgress(
                state,
                false,
                List.of(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private RolloutRecord found(RolloutId id) {
        return rollouts().find(id).orElseThrow();
    }

    @Nested
    class Registering {
        @Test
        void beginsWithNothingButPreparing() {
            assertThat(rollouts().find(ID)).isEmpty();

            rollouts().register(rollout("thermostat-4-2-1", AT));

            RolloutRecord record = found(ID);
            assertThat(record.progress()).isEqualTo(standing(RolloutState.PREPARING));
            assertThat(record.planJson()).isEqualTo("{\"name\":\"thermostat-4-2-1\", \"ı\":1}");
            assertThat(record.digest()).isEqualTo(new PlanDigest("a".repeat(64)));
            assertThat(record.product()).isEqualTo("thermostat");
            assertThat(record.labels()).isEqualTo(Map.of("team", "comfort", "tier", "a\"b"));
            assertThat(record.createdAt()).isEqualTo(AT);
            assertThat(record.updatedAt()).isEqualTo(AT);
        }

        @Test
        void leavesAKnownRolloutAsItIs() {
            rollouts().register(rollout("thermostat-4-2-1", AT));
            rollouts().progress(ID, standing(RolloutState.AWAITING_APPROVAL), 1, AT);
            RolloutRecord before = found(ID);

            rollouts().register(rollout("thermostat-4-2-1", AT.plusSeconds(60)));

            assertThat(found(ID)).isEqualTo(before);
        }

        @Test
        void refusesAnotherPlanUnderTheSameName() {
            rollouts().register(rollout("thermostat-4-2-1", AT));
            NewRollout other =
                    new NewRollout(ID, new PlanDigest("b".repeat(64)), "{}", "thermostat", Map.of(), Set.of(), AT);

            assertThatThrownBy(() -> rollouts().register(other))
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.ROLLOUT_EXISTS));
            assertThat(found(ID).planJson()).contains("thermostat-4-2-1");
        }
    }

    @Nested
    class Progress {
        @Test
        void isGivenBackWhole() {
            rollouts().register(rollout("thermostat-4-2-1", AT));
            RolloutProgress full = new RolloutProgress(
                    RolloutState.RUNNING_WAVE,
                    true,
                    List.of("no window", "\"ticket\" on hold"),
                    2,
                    Optional.of(new ChangeRef("8f2c", "CHG0031207")),
                    Optional.of("IMPLEMENTING"),
                    Optional.of(new Interval(AT, AT.plusSeconds(3_600))),
                    List.of(new GateProgress("install", 1, "PASSED", List.of("0 of 20 reports failed"))),
                    Optional.of("INC0010001"),
                    Optional.of("Ended well."),
                    List.of(
                            new RegionProgress(
                                    "eu",
                                    300,
                                    Stage.RUNNING,
                                    List.of(),
                                    Optional.of(new Interval(AT, AT.plusSeconds(60)))),
                            new RegionProgress(
                                    "", 7, Stage.AWAITING_WINDOW, List.of("nobody is there"), Optional.empty())));

            rollouts().progress(ID, full, 1, AT.plusSeconds(5));

            assertThat(found(ID).progress()).isEqualTo(full);
            assertThat(found(ID).updatedAt()).isEqualTo(AT.plusSeconds(5));
            assertThat(found(ID).createdAt()).isEqualTo(AT);
        }

        @Test
        void growsTheVersionWithEveryChange() {
            rollouts().register(rollout("thermostat-4-2-1", AT));
            long first = found(ID).version();

            rollouts().progress(ID, standing(RolloutState.AWAITING_APPROVAL), 0, AT);

            assertThat(found(ID).version()).isGreaterThan(first);
        }

        @Test
        void isNotOverwrittenByWhatIsOlderOrRepeated() {
            rollouts().register(rollout("thermostat-4-2-1", AT));
            rollouts().progress(ID, standing(RolloutState.AWAITING_WINDOW), 7, AT);
            RolloutRecord before = found(ID);

            rollouts().progress(ID, standing(RolloutState.AWAITING_APPROVAL), 6, AT.plusSeconds(9));
            rollouts().progress(ID, standing(RolloutState.AWAITING_APPROVAL), 7, AT.plusSeconds(9));

            assertThat(found(ID)).isEqualTo(before);
        }

        @Test
        void ofAnUnknownRolloutIsRefused() {
            assertThatThrownBy(() -> rollouts().progress(ID, standing(RolloutState.SOAKING), 1, AT))
                    .isInstanceOfSatisfying(
                            Failure.class,
                            failure -> assertThat(failure.code()).isEqualTo(FailureCode.ROLLOUT_MISSING));
        }
    }

    @Nested
    class Listing {
        @Test
        void pagesNewestFirst() {
            rollouts().register(rollout("oldest", AT.minusSeconds(60)));
            rollouts().register(rollout("same-a", AT));
            rollouts().register(rollout("same-b", AT));
            rollouts().register(rollout("same-c", AT));
            rollouts().register(rollout("newest", AT.plusNanos(1_000)));

            List<String> seen = new ArrayList<>();
            String cursor = "";
            Optional<String> next = Optional.of("");
            while (next.isPresent()) {
                RolloutPage page = rollouts().list(ANY, cursor, 2);
                page.rollouts().forEach(each -> seen.add(each.id().value()));
                next = page.next();
                cursor = next.orElse("");
            }

            assertThat(seen).containsExactly("newest", "same-c", "same-b", "same-a", "oldest");
        }

        @Test
        void endsWithoutACursor() {
            rollouts().register(rollout("a", AT));
            rollouts().register(rollout("b", AT));

            assertThat(rollouts().list(ANY, "", 2).next()).isEmpty();
            assertThat(rollouts().list(ANY, "", 1).next()).isPresent();
        }

        @Test
        void isNotDisturbedByNewRollouts() {
            rollouts().register(rollout("a", AT));
            rollouts().register(rollout("b", AT.plusSeconds(1)));
            String cursor = rollouts().list(ANY, "", 1).next().orElseThrow();
            rollouts().register(rollout("c", AT.plusSeconds(2)));

            assertThat(names(rollouts().list(ANY, cursor, 5))).containsExactly("a");
        }

        @Test
        void narrowsByStateLabelsAndProduct() {
            rollouts().register(rollout("a", AT));
            rollouts().register(rollout("b", AT.plusSeconds(1)));
            rollouts()
                    .register(new NewRollout(
                            new RolloutId("c"),
                            new PlanDigest("c".repeat(64)),
                            "{}",
                            "doorbell",
                            Map.of("team", "entry"),
                            Set.of(),
                            AT.plusSeconds(2)));
            rollouts().progress(new RolloutId("b"), standing(RolloutState.SOAKING), 1, AT);

            assertThat(names(rollouts().list(by(Optional.of(RolloutState.SOAKING), Map.of(), Optional.empty()), "", 9)))
                    .containsExactly("b");
            assertThat(names(rollouts().list(by(Optional.empty(), Map.of("team", "comfort"), Optional.empty()), "", 9)))
                    .containsExactly("b", "a");
            assertThat(names(rollouts()
                            .list(
                                    by(Optional.empty(), Map.of("team", "comfort", "tier", "z"), Optional.empty()),
                                    "",
                                    9)))
                    .isEmpty();
            assertThat(names(rollouts().list(by(Optional.empty(), Map.of(), Optional.of("doorbell")), "", 9)))
                    .containsExactly("c");
            assertThat(names(rollouts()
                            .list(
                                    by(
                                            Optional.of(RolloutState.PREPARING),
                                            Map.of("tier", "a\"b"),
                                            Optional.of("thermostat")),
                                    "",
                                    9)))
                    .containsExactly("a");
        }

        @Test
        void refusesACursorThatIsNoneOfOurs() {
            assertThatThrownBy(() -> rollouts().list(ANY, "%%%", 5))
                    .isInstanceOfSatisfying(
                            Failure.class,
                            failure -> assertThat(failure.code()).isEqualTo(FailureCode.REQUEST_INVALID));
        }

        private RolloutFilter by(Optional<RolloutState> state, Map<String, String> labels, Optional<String> product) {
            return new RolloutFilter(state, labels, product);
        }

        private List<String> names(RolloutPage page) {
            return page.rollouts().stream().map(each -> each.id().value()).toList();
        }
    }

    @Nested
    class Unfinished {
        @Test
        void areNamedPageByPageUntilTheyAreOver() {
            List.of("a-1", "ab", "b", "over").forEach(name -> rollouts().register(rollout(name, AT)));
            rollouts().progress(new RolloutId("over"), standing(RolloutState.ROLLED_BACK), 1, AT);
            rollouts().progress(new RolloutId("b"), standing(RolloutState.ROLLING_BACK), 1, AT);

            List<RolloutId> first = rollouts().unfinished(Optional.empty(), 2);
            List<RolloutId> rest = rollouts().unfinished(Optional.of(first.get(1)), 2);

            assertThat(first).containsExactly(new RolloutId("a-1"), new RolloutId("ab"));
            assertThat(rest).containsExactly(new RolloutId("b"));
            assertThat(rollouts().unfinished(Optional.of(rest.get(0)), 2)).isEmpty();
        }
    }

    @Nested
    class Active {
        @Test
        void areThoseThatWereNotOverAtAMoment() {
            for (String name : List.of("running", "over-before", "over-since")) {
                rollouts().register(rollout(name, AT));
            }
            rollouts().progress(new RolloutId("over-before"), standing(RolloutState.COMPLETED), 1, AT.plusSeconds(10));
            rollouts().progress(new RolloutId("over-since"), standing(RolloutState.COMPLETED), 1, AT.plusSeconds(20));
            rollouts().register(rollout("a-younger-one", AT.plusSeconds(30)));

            assertThat(rollouts().activeSince(AT.plusSeconds(15)))
                    .extracting(each -> each.id().value())
                    .containsExactly("over-since", "running", "a-younger-one");
        }
    }

    @Nested
    class Schedules {
        @Test
        void areInUseUntilTheRolloutIsOver() {
            assertThat(rollouts().schedulesInUse()).isEmpty();
            rollouts().register(rollout("thermostat-4-2-1", AT));
            assertThat(rollouts().schedulesInUse()).containsExactlyInAnyOrder(OPEN, ROSTER);
            assertThat(rollouts().naming(Set.of(ROSTER, OPEN, ScheduleRef.parse("google:other"))))
                    .isEqualTo(List.of(rollouts().find(ID).orElseThrow()));
            assertThat(rollouts().naming(Set.of(ScheduleRef.parse("google:other"))))
                    .isEmpty();
            assertThat(rollouts().naming(Set.of())).isEmpty();

            rollouts().progress(ID, standing(RolloutState.COMPLETED), 1, AT);

            assertThat(rollouts().schedulesInUse()).isEmpty();
            assertThat(rollouts().naming(Set.of(OPEN))).isEmpty();
        }
    }
}
