package dev.wavegate.testkit.cohort;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.cohort.OutcomeChange;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.release.Version;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.wavegate.testkit.cohort.DeviceBuilder.devices;
import static org.assertj.core.api.Assertions.assertThat;

/** What every keeper of cohorts must do with the members it has; a subclass says which keeper. */
public abstract class CohortMembersContract extends CohortScene {
    private static final Instant KEPT_NOW = Instant.parse("2026-03-29T00:59:59.123456Z");

    @Nested
    class Reads {
        @Test
        void findsMembersByDevice() {
            aWaveOf(5);

            List<DeviceId> asked = List.of(new DeviceId("d4"), new DeviceId("stranger"), new DeviceId("d0"));
            assertThat(cohorts().members(ROLLOUT, asked))
                    .extracting(each -> each.device().value())
                    .containsExactlyInAnyOrder("d0", "d4");
            assertThat(cohorts().members(ROLLOUT, List.of())).isEmpty();
            assertThat(cohorts().members(new RolloutId("other"), asked)).isEmpty();
        }

        @Test
        void pagesThroughMembersByOrdinal() {
            aWaveOf(10);
            take(3, "", DeviceOutcome.SKIPPED);
            OrdinalRange range = new OrdinalRange(2, 9);
            Set<DeviceOutcome> pending = Set.of(DeviceOutcome.PENDING);

            assertThat(ordinals(cohorts().members(ROLLOUT, range, pending, -1, 3)))
                    .containsExactly(2, 4, 5);
            assertThat(ordinals(cohorts().members(ROLLOUT, range, pending, 5, 3)))
                    .containsExactly(6, 7, 8);
            assertThat(cohorts().members(ROLLOUT, range, pending, 8, 3)).isEmpty();
            assertThat(cohorts().members(ROLLOUT, range, Set.of(), -1, 3)).isEmpty();
        }

        @Test
        void findsMembersOfAnySetOfOutcomes() {
            aWaveOf(4);
            take(0, "", DeviceOutcome.DISPATCHED, DeviceOutcome.INSTALLING);
            take(1, "", DeviceOutcome.DISPATCHED, DeviceOutcome.CONFIRMED);
            take(2, "", DeviceOutcome.DISPATCHED, DeviceOutcome.FAILED, DeviceOutcome.REVERTING);

            for (int ordinal = 0; ordinal < 4; ordinal++) {
                Set<DeviceOutcome> own = Set.of(member(ordinal).outcome());
                assertThat(ordinals(cohorts().members(ROLLOUT, new OrdinalRange(0, 4), own, -1, 10)))
                        .containsExactly(ordinal);
            }
            Set<DeviceOutcome> mixed = Set.of(DeviceOutcome.INSTALLING, DeviceOutcome.CONFIRMED, DeviceOutcome.PENDING);
            assertThat(ordinals(cohorts().members(ROLLOUT, new OrdinalRange(0, 4), mixed, -1, 10)))
                    .containsExactly(0, 1, 3);
        }

        @Test
        void countsByWaveAndByRange() {
            cohorts().stage(ROLLOUT, devices(9));
            cohorts().assignWave(ROLLOUT, FIRST, ALL, 4, 0);
            cohorts().assignWave(ROLLOUT, SECOND, ALL, 5, 4);
            take(0, "", DeviceOutcome.DISPATCHED, DeviceOutcome.INSTALLING, DeviceOutcome.FAILED);
            take(5, "", DeviceOutcome.DISPATCHED);

            assertThat(cohorts().counts(ROLLOUT))
                    .isEqualTo(Map.of(
                            FIRST,
                            counts(Map.of(DeviceOutcome.PENDING, 3, DeviceOutcome.FAILED, 1)),
                            SECOND,
                            counts(Map.of(DeviceOutcome.PENDING, 4, DeviceOutcome.DISPATCHED, 1))));
            assertThat(cohorts().counts(ROLLOUT, new OrdinalRange(3, 6)))
                    .isEqualTo(counts(Map.of(DeviceOutcome.PENDING, 2, DeviceOutcome.DISPATCHED, 1)));
            assertThat(cohorts().counts(ROLLOUT, new OrdinalRange(2, 2))).isEqualTo(OutcomeCounts.none());
            assertThat(cohorts().counts(new RolloutId("other"))).isEmpty();
        }

        @Test
        void countsAnyRangeOfALargeCohort() {
            cohorts().stage(ROLLOUT, devices(9_500));
            cohorts().assignWave(ROLLOUT, FIRST, ALL, 100, 0);
            cohorts().assignWave(ROLLOUT, SECOND, ALL, 9_400, 100);

            for (int[] bounds :
                    new int[][] {{0, 9_500}, {0, 4_000}, {3_999, 8_001}, {1, 3_999}, {4_000, 8_000}, {50, 9_400}}) {
                OrdinalRange range = new OrdinalRange(bounds[0], bounds[1]);
                assertThat(cohorts().counts(ROLLOUT, range))
                        .as("%s", range)
                        .isEqualTo(counts(Map.of(DeviceOutcome.PENDING, range.size())));
            }
        }
    }

    @Nested
    class PreviousVersions {
        @Test
        void areReplacedWhereADeviceWaitsAndWasNeverAsked() {
            cohorts().stage(ROLLOUT, devices(4));
            cohorts().assignWave(ROLLOUT, FIRST, ALL, 4, 0);
            take(1, "", DeviceOutcome.DISPATCHED);
            Map<DeviceId, Version> running = new HashMap<>();
            for (int ordinal = 0; ordinal < 3; ordinal++) {
                running.put(member(ordinal).device(), new Version("9.9.9"));
            }
            Optional<Version> before = member(3).previous();

            cohorts().replacePrevious(ROLLOUT, running);
            cohorts().replacePrevious(ROLLOUT, running);
            cohorts().replacePrevious(ROLLOUT, Map.of());

            assertThat(member(0).previous()).contains(new Version("9.9.9"));
            assertThat(member(1).previous()).isEqualTo(before);
            assertThat(member(2).previous()).contains(new Version("9.9.9"));
            assertThat(member(3).previous()).isEqualTo(before);
        }
    }

    @Nested
    class Steps {
        @Test
        void areTakenInTheOrderGivenWhereADeviceStillStands() {
            List<CohortMember> seen = aWaveOf(4);
            take(1, "", DeviceOutcome.SKIPPED);
            List<OutcomeChange> steps = List.of(
                    new OutcomeChange(seen.get(3), DeviceOutcome.DISPATCHED, "c"),
                    new OutcomeChange(seen.get(1), DeviceOutcome.DISPATCHED, "late"),
                    new OutcomeChange(seen.get(0), DeviceOutcome.CANCELLED, "a"));

            assertThat(cohorts().apply(ROLLOUT, steps)).containsExactly(steps.get(0), steps.get(2));

            assertThat(all())
                    .extracting(CohortMember::outcome)
                    .containsExactly(
                            DeviceOutcome.CANCELLED,
                            DeviceOutcome.SKIPPED,
                            DeviceOutcome.PENDING,
                            DeviceOutcome.DISPATCHED);
            assertThat(member(3).code()).isEqualTo("c");
        }

        @Test
        void haveNoSecondEffect() {
            OutcomeChange step = new OutcomeChange(aWaveOf(1).get(0), DeviceOutcome.DISPATCHED, "");

            assertThat(cohorts().apply(ROLLOUT, List.of(step))).hasSize(1);
            assertThat(cohorts().apply(ROLLOUT, List.of(step))).isEmpty();
            assertThat(cohorts().apply(ROLLOUT, List.of())).isEmpty();
        }

        @Test
        void areNotTakenFromAnotherAttempt() {
            CohortMember member = aWaveOf(1).get(0);
            CohortMember other = withAttempt(member, 1);

            assertThat(cohorts().apply(ROLLOUT, List.of(new OutcomeChange(other, DeviceOutcome.DISPATCHED, ""))))
                    .isEmpty();
        }

        @Test
        void ofOneDeviceFollowEachOther() {
            CohortMember member = aWaveOf(1).get(0);
            OutcomeChange first = new OutcomeChange(member, DeviceOutcome.DISPATCHED, "");
            OutcomeChange rival = new OutcomeChange(member, DeviceOutcome.CANCELLED, "");
            OutcomeChange second = new OutcomeChange(after(first), DeviceOutcome.INSTALLING, "began");

            assertThat(cohorts().apply(ROLLOUT, List.of(first, rival, second))).containsExactly(first, second);
            assertThat(member(0).outcome()).isEqualTo(DeviceOutcome.INSTALLING);
        }

        @Test
        void noteWhenSuccessWasClaimed() {
            aWaveOf(1);
            take(0, "", DeviceOutcome.DISPATCHED, DeviceOutcome.INSTALLING);
            assertThat(member(0).claimedAt()).isEmpty();

            take(0, "", DeviceOutcome.AWAITING_CONFIRMATION);
            assertThat(member(0).claimedAt()).contains(KEPT_NOW);

            take(0, "", DeviceOutcome.CONFIRMED);
            assertThat(member(0).claimedAt()).contains(KEPT_NOW);
        }

        @Test
        void keepReasonsAsTheyAreWritten() {
            CohortMember member = aWaveOf(1).get(0);

            cohorts().apply(ROLLOUT, List.of(new OutcomeChange(member, DeviceOutcome.SKIPPED, "ünlü 'x', {\"y\"}\n")));

            assertThat(member(0).code()).isEqualTo("ünlü 'x', {\"y\"}\n");
        }

        @Test
        void cancelOnlyThoseWhoWait() {
            aWaveOf(5);
            take(1, "", DeviceOutcome.DISPATCHED);

            assertThat(cohorts().cancelPending(ROLLOUT, new OrdinalRange(0, 4))).isEqualTo(3);
            assertThat(cohorts().cancelPending(ROLLOUT, new OrdinalRange(0, 4))).isZero();

            assertThat(all())
                    .extracting(CohortMember::outcome)
                    .containsExactly(
                            DeviceOutcome.CANCELLED,
                            DeviceOutcome.DISPATCHED,
                            DeviceOutcome.CANCELLED,
                            DeviceOutcome.CANCELLED,
                            DeviceOutcome.PENDING);
        }

        private CohortMember after(OutcomeChange step) {
            CohortMember member = step.member();
            return new CohortMember(
                    member.ordinal(),
                    member.device(),
                    member.wave(),
                    member.previous(),
                    step.next(),
                    step.code(),
                    member.attempt(),
                    member.firstDispatchedAt(),
                    member.dispatchedAt(),
                    member.claimedAt(),
                    member.assignment());
        }

        private CohortMember withAttempt(CohortMember member, int attempt) {
            return new CohortMember(
                    member.ordinal(),
                    member.device(),
                    member.wave(),
                    member.previous(),
                    member.outcome(),
                    member.code(),
                    attempt,
                    member.firstDispatchedAt(),
                    member.dispatchedAt(),
                    member.claimedAt(),
                    member.assignment());
        }
    }

    private static List<Integer> ordinals(List<CohortMember> members) {
        return members.stream().map(CohortMember::ordinal).toList();
    }

    private static OutcomeCounts counts(Map<DeviceOutcome, Integer> counts) {
        return new OutcomeCounts(counts);
    }
}
