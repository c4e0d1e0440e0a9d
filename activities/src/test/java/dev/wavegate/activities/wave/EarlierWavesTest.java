package dev.wavegate.activities.wave;

import java.time.Duration;
import java.util.List;

import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.gate.NamedGate;
import dev.wavegate.domain.gate.SequentialGate;
import dev.wavegate.domain.gate.Share;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.journal.JournalEntry;
import dev.wavegate.workflows.wave.CohortActivities.JudgedAgain;
import dev.wavegate.workflows.wave.CohortActivities.LookBack;
import dev.wavegate.workflows.wave.CohortActivities.LookBackInput;
import dev.wavegate.workflows.wave.CohortActivities.PassedWave;
import dev.wavegate.workflows.wave.DriveResult;
import dev.wavegate.workflows.wave.WaveWorkflow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;

/** A first wave of ten thermostats that has passed, and a second one of thirty. */
class EarlierWavesTest {
    private static final WaveNumber FIRST = new WaveNumber(1);

    private final LaneScene scene = new LaneScene()
            .planned(plan -> plan.inWavesUpTo("25%", "100%")
                    .gatedBy(new NamedGate("install", SequentialGate.of(Share.parse("1%"), 0.01))));

    @BeforeEach
    void theFirstWaveHasPassed() {
        scene.withThermostats(40);
        assertThat(scene.drive().end()).isEqualTo(DriveResult.End.DONE);
        assertThat(scene.judge().end()).isEqualTo(DriveResult.End.DONE);
    }

    private void goBack(int devices) {
        scene.members().stream().limit(devices).forEach(member -> scene.devices.goBack(member.device()));
    }

    private LookBack lookBack(int failuresKnown) {
        return scene.freezing()
                .lookBack(new LookBackInput(scene.rollout(), List.of(new PassedWave(FIRST, failuresKnown))));
    }

    private List<JournalEntry> late() {
        return scene.journal.read(scene.plan().id(), 0, 1_000).stream()
                .filter(entry -> entry.event().kind().equals("wave.failed-late"))
                .toList();
    }

    @Test
    void findsNothingWhenNothingHasHappened() {
        LookBack seen = lookBack(0);

        assertThat(seen.trouble()).isEmpty();
        assertThat(seen.waves()).singleElement().satisfies(wave -> {
            assertThat(wave.counts().confirmed()).isEqualTo(10);
            assertThat(WaveWorkflow.End.of(wave.gates())).isEqualTo(WaveWorkflow.End.PASSED);
        });
        assertThat(late()).isEmpty();
    }

    @Test
    void seesDevicesThatWentBackAndHasTheGatesJudgeThem() {
        goBack(10);

        JudgedAgain wave = lookBack(0).waves().get(0);

        assertThat(wave.counts().of(DeviceOutcome.SELF_REVERTED)).isEqualTo(10);
        assertThat(WaveWorkflow.End.of(wave.gates())).isEqualTo(WaveWorkflow.End.FAILED);
    }

    @Test
    void isInconclusiveAboutTwoOfTen() {
        goBack(2);

        assertThat(WaveWorkflow.End.of(lookBack(0).waves().get(0).gates())).isEqualTo(WaveWorkflow.End.INCONCLUSIVE);
    }

    @Test
    void recordsOnceWhatWentBackSinceTheWavePassed() {
        goBack(2);

        lookBack(0);
        lookBack(0);
        lookBack(2);

        assertThat(late())
                .singleElement()
                .satisfies(entry -> assertThat(entry.event().text()).satisfies(golden("wave.failed-late")));
    }

    @Test
    void saysWhyTheBackendCannotTell() {
        scene.devices.troubles().failAlways(FailureCode.SYSTEM_UNAVAILABLE);

        LookBack seen = lookBack(0);

        assertThat(seen.waves()).isEmpty();
        assertThat(seen.trouble()).isNotBlank();
    }

    @Test
    void stopsTheNextWaveWhenAnEarlierOneReportsThatItWentBack() {
        scene.atBeat(scene.beats() + 20, () -> goBack(10));

        DriveResult result = scene.watchWave(2);

        assertThat(result.end()).isEqualTo(DriveResult.End.EARLIER_WAVE_FAILED);
        assertThat(result.reason()).startsWith("wave wave-1: gate install");
        assertThat(scene.clock.instant()).isBefore(LaneScene.in(Duration.ofMinutes(5)));
    }
}
