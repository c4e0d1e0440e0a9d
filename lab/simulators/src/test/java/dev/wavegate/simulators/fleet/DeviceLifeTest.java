package dev.wavegate.simulators.fleet;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static dev.wavegate.simulators.fleet.FleetScript.NEW;
import static dev.wavegate.simulators.fleet.FleetScript.OLD;
import static org.assertj.core.api.Assertions.assertThat;

class DeviceLifeTest {

    private static final long LONG_ENOUGH = 10_000;

    private final FleetScript story = new FleetScript();
    private final String device = story.device(0);

    @Test
    void goesThroughEveryStepAndComesUpOnTheNewVersionBeforeItReports() {
        story.update("a", NEW, device);

        assertThat(story.after(99).outcomesOf(device)).isEmpty();
        assertThat(story.after(1).lastOutcomeOf(device)).isEqualTo("a DOWNLOADING");
        assertThat(story.after(1000).lastOutcomeOf(device)).isEqualTo("a INSTALLING");
        assertThat(story.after(1000).lastOutcomeOf(device)).isEqualTo("a REBOOTING");
        assertThat(story.isOnline(device)).isFalse();
        story.after(1000);
        assertThat(story.versionOf(device)).isEqualTo(NEW);
        assertThat(story.lastOutcomeOf(device)).isEqualTo("a REBOOTING");
        assertThat(story.after(1000).lastOutcomeOf(device)).isEqualTo("a SUCCEEDED");
        assertThat(story.counts("a")).isEqualTo(Map.of(OutcomeStatus.SUCCEEDED, 1));
    }

    @Test
    void doesNotInstallWhatItAlreadyRuns() {
        story.update("a", OLD, device);

        assertThat(story.after(LONG_ENOUGH).outcomesOf(device)).containsExactly("a SUCCEEDED already-there");
        assertThat(story.fleet().ledger().summary().installed()).isEmpty();
    }

    @Test
    void isNeverHeardOfAgainWhenBricked() {
        story.withBehaviour(BehaviourMode.BRICK, device).update("a", NEW, device);

        story.after(LONG_ENOUGH);
        long lastSeen = story.observedAt(device);
        story.rollBack("b", OLD, device);
        story.after(100_000);

        assertThat(story.outcomesOf(device))
                .containsExactly("a DOWNLOADING", "a INSTALLING", "a REBOOTING", "a FAILED boot-failed");
        assertThat(story.versionOf(device)).isEqualTo(OLD);
        assertThat(story.isOnline(device)).isFalse();
        assertThat(story.observedAt(device)).isEqualTo(lastSeen).isLessThan(4_000);
        assertThat(story.counts("b")).isEqualTo(Map.of(OutcomeStatus.QUEUED, 1));
        assertThat(story.fleet().ledger().summary().installed()).isEmpty();
    }

    @Test
    void takesTenTimesAsLongWhenSlow() {
        story.withBehaviour(BehaviourMode.SLOW, device).update("a", NEW, device);

        assertThat(story.after(40_000).lastOutcomeOf(device)).isEqualTo("a REBOOTING");
        assertThat(story.after(100).lastOutcomeOf(device)).isEqualTo("a SUCCEEDED");
    }

    @Test
    void failsOnceAndThenSucceedsWhenFlapping() {
        story.withBehaviour(BehaviourMode.FLAP, device).update("a", NEW, device);
        story.after(LONG_ENOUGH);
        assertThat(story.lastOutcomeOf(device)).isEqualTo("a FAILED install-failed");
        assertThat(story.versionOf(device)).isEqualTo(OLD);

        story.update("b", NEW, device);
        story.after(LONG_ENOUGH);

        assertThat(story.lastOutcomeOf(device)).isEqualTo("b SUCCEEDED");
        assertThat(story.versionOf(device)).isEqualTo(NEW);
        assertThat(story.fleet().ledger().summary().duplicates())
                .containsExactly(new InstallLedger.Repetition(device, NEW, 2));
    }

    @Test
    void saysNothingWhenSilentButTakesTheNextAssignment() {
        story.withBehaviour(BehaviourMode.SILENT, device).update("a", NEW, device);
        story.after(LONG_ENOUGH);
        assertThat(story.outcomesOf(device)).isEmpty();
        assertThat(story.counts("a")).isEqualTo(Map.of(OutcomeStatus.QUEUED, 1));
        assertThat(story.observedAt(device)).isEqualTo(100);

        story.rollBack("b", "4.1.0", device);
        story.after(LONG_ENOUGH);

        assertThat(story.outcomesOf(device))
                .startsWith("a CANCELLED superseded")
                .endsWith("b SUCCEEDED");
        assertThat(story.versionOf(device)).isEqualTo("4.1.0");
    }

    @Test
    void claimsSuccessOnTheOldVersionWhenAGhost() {
        story.withBehaviour(BehaviourMode.GHOST, device).update("a", NEW, device);

        assertThat(story.after(LONG_ENOUGH).lastOutcomeOf(device)).isEqualTo("a SUCCEEDED");
        assertThat(story.versionOf(device)).isEqualTo(OLD);
        assertThat(story.fleet().ledger().summary().installed()).isEmpty();
    }

    @Test
    void refusesWhatIsIncompatible() {
        story.withBehaviour(BehaviourMode.REJECT, device).update("a", NEW, device);

        assertThat(story.after(LONG_ENOUGH).outcomesOf(device)).containsExactly("a REJECTED incompatible");
    }

    @Test
    void putsTheUpdateOffWhenInUse() {
        story.withBehaviour(BehaviourMode.IN_USE, device).update("a", NEW, device);

        assertThat(story.after(LONG_ENOUGH).outcomesOf(device)).containsExactly("a DEFERRED in-use");
    }

    @Test
    void fallsBackAWhileAfterItsSuccessWhenSelfReverting() {
        story.withBehaviour(BehaviourMode.SELF_REVERT, device).update("a", NEW, device);

        assertThat(story.after(5599).lastOutcomeOf(device)).isEqualTo("a SUCCEEDED");
        assertThat(story.versionOf(device)).isEqualTo(NEW);
        assertThat(story.after(1).lastOutcomeOf(device)).isEqualTo("a REVERTED self-reverted");
        assertThat(story.versionOf(device)).isEqualTo(OLD);
        assertThat(story.counts("a")).isEqualTo(Map.of(OutcomeStatus.REVERTED, 1));
    }

    @Test
    void rollsBackWellWhateverItDoesToUpdates() {
        story.withBehaviour(BehaviourMode.BRICK, device).rollBack("a", "4.1.0", device);

        assertThat(story.after(4_100).lastOutcomeOf(device)).isEqualTo("a SUCCEEDED");
        assertThat(story.versionOf(device)).isEqualTo("4.1.0");
    }

    @Test
    void takesTheLaterOfTwoAssignmentsItHasNotBegun() {
        story.update("a", NEW, device);
        story.update("b", "4.3.0", device);
        story.after(LONG_ENOUGH);

        assertThat(story.outcomesOf(device))
                .startsWith("a CANCELLED superseded")
                .endsWith("b SUCCEEDED");
        assertThat(story.fleet().ledger().summary().installed()).containsOnlyKeys("4.3.0");
    }

    @Test
    void finishesWhatItHasBegunBeforeItTakesTheNext() {
        story.update("a", NEW, device);
        story.after(1_200);
        story.update("b", "4.3.0", device);
        story.after(LONG_ENOUGH);

        assertThat(story.outcomesOf(device)).containsSubsequence("a SUCCEEDED", "b DOWNLOADING", "b SUCCEEDED");
        assertThat(story.fleet().ledger().summary().installed()).isEqualTo(Map.of(NEW, 1, "4.3.0", 1));
    }
}
