package dev.wavegate.domain.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.change.Approval;
import dev.wavegate.domain.change.ChangePhase;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.change.ChangeTicket;
import dev.wavegate.domain.gate.GateResult;
import dev.wavegate.domain.gate.Verdict;
import dev.wavegate.domain.rollout.RegionProgress.Stage;
import dev.wavegate.domain.rollout.RolloutProgress.GateProgress;
import dev.wavegate.domain.schedule.Interval;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class RolloutProgressTest {
    private static final Interval WINDOW =
            new Interval(Instant.parse("2026-11-20T12:00:00Z"), Instant.parse("2026-11-20T14:00:00Z"));

    @Test
    void eachCopyChangesOneThing() {
        ChangeTicket ticket = new ChangeTicket(
                new ChangeRef("1", "CHG0031207"),
                ChangePhase.SCHEDULED,
                Approval.APPROVED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
        RegionProgress region = new RegionProgress("eu", 20, Stage.RUNNING, List.of(), Optional.of(WINDOW));

        RolloutProgress all = RolloutProgress.preparing()
                .withState(RolloutState.RUNNING_WAVE)
                .withPaused(true)
                .withHeld(List.of("no window"))
                .withWave(2)
                .withChange(ticket)
                .withWindow(Optional.of(WINDOW))
                .withGates(2, List.of(new GateResult("install", new Verdict.Passed(List.of("fine"), Map.of()))))
                .withIncident("INC0010001")
                .withEnding("COMPLETED")
                .withRegions(List.of(region));

        assertThat(all)
                .isEqualTo(new RolloutProgress(
                        RolloutState.RUNNING_WAVE,
                        true,
                        List.of("no window"),
                        2,
                        Optional.of(ticket.ref()),
                        Optional.of(ticket.phase().name()),
                        Optional.of(WINDOW),
                        List.of(new GateProgress("install", 2, "PASSED", List.of("fine"))),
                        Optional.of("INC0010001"),
                        Optional.of("COMPLETED"),
                        List.of(region)));
    }

    @Test
    void theGatesOfAWaveReplaceItsEarlierResultsOnly() {
        GateResult failed = new GateResult("install", new Verdict.Failed(List.of("3 of 3"), Map.of()));
        GateResult open = new GateResult("install", new Verdict.Inconclusive(List.of("too few"), Map.of()));
        GateResult broken = new GateResult("probe", new Verdict.Errored(List.of("no data"), Map.of()));

        RolloutProgress progress = RolloutProgress.preparing()
                .withGates(1, List.of(failed))
                .withGates(2, List.of(failed))
                .withGates(2, List.of(open, broken));

        assertThat(progress.gates())
                .extracting(GateProgress::wave, GateProgress::verdict)
                .containsExactly(tuple(1, "FAILED"), tuple(2, "INCONCLUSIVE"), tuple(2, "ERRORED"));
    }
}
