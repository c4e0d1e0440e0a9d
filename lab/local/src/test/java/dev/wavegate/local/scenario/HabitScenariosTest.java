package dev.wavegate.local.scenario;

import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.wavegate.local.scenario.PlanText.plan;
import static org.assertj.core.api.Assertions.assertThat;

/** What people and other rollouts do to a rollout by everyday habit. */
class HabitScenariosTest extends OnOneStage {
    @Nested
    class WhenTwoRolloutsMeanTheSameDevices {
        @Test
        void theLaterOneWaitsAndDevicesEndOnItsVersion() {
            Rollout earlier = world().startAndApprove(
                            plan("two-a").bringing("4.2.1").soaking("6s").sharingPeople());
            earlier.awaitEvent("wave.soaking");
            Rollout later =
                    world().startAndApprove(plan("two-b").bringing("4.2.2").sharingPeople());

            assertThat(later.eventsOf("rollout.overlaps")).hasSize(1);
            later.awaitHold("two-a");
            assertThat(world().fleet().assigned("4.2.2")).isZero();

            assertThat(earlier.awaitEnd()).isEqualTo("COMPLETED");
            assertThat(later.awaitEnd()).isEqualTo("COMPLETED");
            assertThat(later.outcomes()).isEqualTo(Map.of("CONFIRMED", 60));
            assertThat(later.devicesOfWave(1))
                    .allSatisfy(device ->
                            assertThat(world().fleet().versionOf(device)).isEqualTo("4.2.2"));
        }

        @Test
        void aRollbackLeavesAloneWhatTheLaterOneTookOver() {
            Rollout earlier = world().startAndApprove(
                            plan("taken-a").bringing("4.2.1").soaking("8s").sharingPeople());
            earlier.awaitEvent("wave.soaking");
            Rollout later = world().startAndApprove(plan("taken-b")
                    .bringing("4.2.2")
                    .onOverlap("TAKE_OVER")
                    .sharingPeople());

            assertThat(later.awaitEnd()).isEqualTo("COMPLETED");
            earlier.awaitHold("no device reported");
            earlier.decide("ROLL_BACK");

            assertThat(earlier.awaitEnd()).isEqualTo("ROLLED_BACK");
            assertThat(earlier.outcomes()).isEqualTo(Map.of("SUPERSEDED", 60));
            assertThat(later.devicesOfWave(1))
                    .allSatisfy(device ->
                            assertThat(world().fleet().versionOf(device)).isEqualTo("4.2.2"));
        }

        @Test
        void theLaterOneIsRefusedWhenItsPlanSaysSo() {
            Rollout earlier =
                    world().startAndApprove(plan("only-a").soaking("6s").sharingPeople());
            Rollout later = world().start(plan("only-b").bringing("4.2.2").onOverlap("REFUSE"));

            assertThat(later.awaitEnd()).isEqualTo("CANCELLED");
            assertThat(later.ending()).contains("only-a");
            assertThat(world().tickets().changesOf("only-b")).isEmpty();
            assertThat(earlier.awaitEnd()).isEqualTo("COMPLETED");
        }

        @Test
        void nothingIsDoneWhereEveryDeviceRunsTheVersionAlready() {
            assertThat(world().startAndApprove(plan("once")).awaitEnd()).isEqualTo("COMPLETED");

            Rollout again = world().start(plan("twice-the-same"));

            assertThat(again.awaitEnd()).isEqualTo("COMPLETED");
            assertThat(world().tickets().changesOf("twice-the-same")).isEmpty();
        }
    }

    @Nested
    class WhenTheChangeIsMovedByHabit {
        @Test
        void reviewInTheLastSoakDoesNotEndTheRollout() {
            Rollout rollout = world().startAndApprove(plan("reviewed").soaking("4s"));
            rollout.awaitEvent("wave.soaking");
            world().tickets().moveToReview("reviewed");

            assertThat(rollout.awaitEnd()).isEqualTo("COMPLETED");
            assertThat(world().tickets().changeOf("reviewed").path("close_code").asText())
                    .isEqualTo("successful");
        }

        @Test
        void aChangeThatIsCancelledInMidRolloutHoldsItUntilAnOperatorEndsIt() {
            Rollout rollout = world().startAndApprove(
                            plan("withdrawn").soaking("4s").wave("half", "50%").wave("rest", "100%"));
            rollout.awaitEvent("wave.soaking");
            world().tickets().cancel("withdrawn");

            rollout.awaitHold("The change was cancelled.");
            int dispatched = world().fleet().assigned("4.2.1");
            rollout.awaitEvent("wave.passed");
            assertThat(rollout.command("abort").status()).isEqualTo(200);

            assertThat(rollout.awaitEnd()).isEqualTo("CANCELLED");
            assertThat(world().fleet().assigned("4.2.1")).isEqualTo(dispatched);
            assertThat(world().tickets().notesOf("withdrawn")).anyMatch(note -> note.contains("roll it back"));
        }

        @Test
        void closingEveryTaskInTheListDoesNotEndTheRollout() {
            Rollout rollout = world().startAndApprove(plan("tidied").soaking("4s"));
            rollout.awaitEvent("wave.soaking");
            world().tickets().closeTasksOfOthers("tidied");

            assertThat(rollout.awaitEnd()).isEqualTo("COMPLETED");
            assertThat(world().tickets().changeOf("tidied").path("close_code").asText())
                    .isEqualTo("successful");
            assertThat(world().tickets().tasksOf("tidied"))
                    .isNotEmpty()
                    .allMatch(task -> task.path("active").asText().equals("false"));
        }

        @Test
        void aDeletedChangeCancelsTheRolloutWithItsCode() {
            Rollout rollout = world().startAndApprove(plan("deleted").soaking("5s"));
            rollout.awaitEvent("wave.soaking");
            world().tickets().delete("deleted");

            assertThat(rollout.awaitEnd()).isEqualTo("CANCELLED");
            assertThat(rollout.ending()).contains("change.missing");
        }
    }
}
