package dev.wavegate.simulators.fleet;

import java.util.Map;

import dev.wavegate.simulators.fleet.Behaviour.Mode;
import org.junit.jupiter.api.Test;

import static dev.wavegate.simulators.fleet.FleetFixture.NEW;
import static dev.wavegate.simulators.fleet.FleetFixture.OLD;
import static org.assertj.core.api.Assertions.assertThat;

class DeviceLifecycleTest {

    private static final long LONG_ENOUGH = 10_000;

    private final FleetFixture fixture = new FleetFixture();
    private final String device = fixture.device(0);

    @Test
    void goesThroughEveryStepAndComesUpOnTheNewVersionBeforeItReports() {
        fixture.update("a", NEW, device);

        assertThat(fixture.after(99).outcomesOf(device)).isEmpty();
        assertThat(fixture.after(1).lastOutcomeOf(device)).isEqualTo("a DOWNLOADING");
        assertThat(fixture.after(1000).lastOutcomeOf(device)).isEqualTo("a INSTALLING");
        assertThat(fixture.after(1000).lastOutcomeOf(device)).isEqualTo("a REBOOTING");
        assertThat(fixture.isOnline(device)).isFalse();
        fixture.after(1000);
        assertThat(fixture.versionOf(device)).isEqualTo(NEW);
        assertThat(fixture.lastOutcomeOf(device)).isEqualTo("a REBOOTING");
        assertThat(fixture.after(1000).lastOutcomeOf(device)).isEqualTo("a SUCCEEDED");
        assertThat(fixture.counts("a")).isEqualTo(Map.of(OutcomeStatus.SUCCEEDED, 1));
    }

    @Test
    void doesNotInstallWhatItAlreadyRuns() {
        fixture.update("a", OLD, device);

        assertThat(fixture.after(LONG_ENOUGH).outcomesOf(device)).containsExactly("a SUCCEEDED already-there");
        assertThat(fixture.fleet().ledger().summary().installed()).isEmpty();
    }

    @Test
    void isNeverHeardOfAgainWhenBricked() {
        fixture.withBehaviour(Mode.BRICK, device).update("a", NEW, device);

        fixture.after(LONG_ENOUGH);
        long lastSeen = fixture.observedAt(device);
        fixture.rollBack("b", OLD, device);
        fixture.after(100_000);

        assertThat(fixture.outcomesOf(device))
                .containsExactly("a DOWNLOADING", "a INSTALLING", "a REBOOTING", "a FAILED boot-failed");
        assertThat(fixture.versionOf(device)).isEqualTo(OLD);
        assertThat(fixture.isOnline(device)).isFalse();
        assertThat(fixture.observedAt(device)).isEqualTo(lastSeen).isLessThan(4_000);
        assertThat(fixture.counts("b")).isEqualTo(Map.of(OutcomeStatus.QUEUED, 1));
        assertThat(fixture.fleet().ledger().summary().installed()).isEmpty();
    }

    @Test
    void takesTenTimesAsLongWhenSlow() {
        fixture.withBehaviour(Mode.SLOW, device).update("a", NEW, device);

        assertThat(fixture.after(40_000).lastOutcomeOf(device)).isEqualTo("a REBOOTING");
        assertThat(fixture.after(100).lastOutcomeOf(device)).isEqualTo("a SUCCEEDED");
    }

    @Test
    void failsOnceAndThenSucceedsWhenFlapping() {
        fixture.withBehaviour(Mode.FLAP, device).update("a", NEW, device);
        fixture.after(LONG_ENOUGH);
        assertThat(fixture.lastOutcomeOf(device)).isEqualTo("a FAILED install-failed");
        assertThat(fixture.versionOf(device)).isEqualTo(OLD);

        fixture.update("b", NEW, device);
        fixture.after(LONG_ENOUGH);

        assertThat(fixture.lastOutcomeOf(device)).isEqualTo("b SUCCEEDED");
        assertThat(fixture.versionOf(device)).isEqualTo(NEW);
        assertThat(fixture.fleet().ledger().summary().duplicates())
                .containsExactly(new InstallLedger.Repetition(device, NEW, 2));
    }

    @Test
    void saysNothingWhenSilentButTakesTheNextAssignment() {
        fixture.withBehaviour(Mode.SILENT, device).update("a", NEW, device);
        fixture.after(LONG_ENOUGH);
        assertThat(fixture.outcomesOf(device)).isEmpty();
        assertThat(fixture.counts("a")).isEqualTo(Map.of(OutcomeStatus.QUEUED, 1));
        assertThat(fixture.observedAt(device)).isEqualTo(100);

        fixture.rollBack("b", "4.1.0", device);
        fixture.after(LONG_ENOUGH);

        assertThat(fixture.outcomesOf(device))
                .startsWith("a CANCELLED superseded")
                .endsWith("b SUCCEEDED");
        assertThat(fixture.versionOf(device)).isEqualTo("4.1.0");
    }

    @Test
    void claimsSuccessOnTheOldVersionWhenAGhost() {
        fixture.withBehaviour(Mode.GHOST, device).update("a", NEW, device);

        assertThat(fixture.after(LONG_ENOUGH).lastOutcomeOf(device)).isEqualTo("a SUCCEEDED");
        assertThat(fixture.versionOf(device)).isEqualTo(OLD);
        assertThat(fixture.fleet().ledger().summary().installed()).isEmpty();
    }

    @Test
    void refusesWhatIsIncompatible() {
        fixture.withBehaviour(Mode.REJECT, device).update("a", NEW, device);

        assertThat(fixture.after(LONG_ENOUGH).outcomesOf(device)).containsExactly("a REJECTED incompatible");
    }

    @Test
    void putsTheUpdateOffWhenInUse() {
        fixture.withBehaviour(Mode.IN_USE, device).update("a", NEW, device);

        assertThat(fixture.after(LONG_ENOUGH).outcomesOf(device)).containsExactly("a DEFERRED in-use");
    }

    @Test
    void fallsBackAWhileAfterItsSuccessWhenSelfReverting() {
        fixture.withBehaviour(Mode.SELF_REVERT, device).update("a", NEW, device);

        assertThat(fixture.after(5599).lastOutcomeOf(device)).isEqualTo("a SUCCEEDED");
        assertThat(fixture.versionOf(device)).isEqualTo(NEW);
        assertThat(fixture.after(1).lastOutcomeOf(device)).isEqualTo("a REVERTED self-reverted");
        assertThat(fixture.versionOf(device)).isEqualTo(OLD);
        assertThat(fixture.counts("a")).isEqualTo(Map.of(OutcomeStatus.REVERTED, 1));
    }

    @Test
    void rollsBackWellWhateverItDoesToUpdates() {
        fixture.withBehaviour(Mode.BRICK, device).rollBack("a", "4.1.0", device);

        assertThat(fixture.after(4_100).lastOutcomeOf(device)).isEqualTo("a SUCCEEDED");
        assertThat(fixture.versionOf(device)).isEqualTo("4.1.0");
    }

    @Test
    void takesTheLaterOfTwoAssignmentsItHasNotBegun() {
        fixture.update("a", NEW, device);
        fixture.update("b", "4.3.0", device);
        fixture.after(LONG_ENOUGH);

        assertThat(fixture.outcomesOf(device))
                .startsWith("a CANCELLED superseded")
                .endsWith("b SUCCEEDED");
        assertThat(fixture.fleet().ledger().summary().installed()).containsOnlyKeys("4.3.0");
    }

    @Test
    void finishesWhatItHasBegunBeforeItTakesTheNext() {
        fixture.update("a", NEW, device);
        fixture.after(1_200);
        fixture.update("b", "4.3.0", device);
        fixture.after(LONG_ENOUGH);

        assertThat(fixture.outcomesOf(device)).containsSubsequence("a SUCCEEDED", "b DOWNLOADING", "b SUCCEEDED");
        assertThat(fixture.fleet().ledger().summary().installed()).isEqualTo(Map.of(NEW, 1, "4.3.0", 1));
    }
}
