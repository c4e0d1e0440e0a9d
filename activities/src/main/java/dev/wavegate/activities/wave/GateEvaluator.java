package dev.wavegate.activities.wave;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OutcomeChange;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.gate.GateFacts;
import dev.wavegate.domain.gate.GateKeeper;
import dev.wavegate.domain.gate.GateResult;
import dev.wavegate.domain.gate.NamedGate;
import dev.wavegate.domain.gate.Objection;
import dev.wavegate.domain.gate.ReportKind;
import dev.wavegate.domain.gate.Verdict;

/** Where the gates of a wave are heard, report by report and as a whole. */
final class GateEvaluator {
    private final List<NamedGate> gates;

    GateEvaluator(List<NamedGate> gates) {
        this.gates = gates;
    }

    /** The first report of these steps, in their order, at which a gate says stop. */
    Optional<Objection> firstObjection(OutcomeCounts before, List<OutcomeChange> taken, Duration sinceLastAsked) {
        List<ReportKind> reports = taken.stream()
                .filter(change -> change.member().outcome().isInFlight())
                .filter(change -> change.next().isFailure() || change.next() == DeviceOutcome.CONFIRMED)
                .map(change -> change.next().isFailure() ? ReportKind.FAILED : ReportKind.CONFIRMED)
                .toList();
        return GateKeeper.firstObjection(gates, facts(before, sinceLastAsked, false), reports);
    }

    List<GateResult> judge(OutcomeCounts counts, Duration sinceLastAsked, boolean last) {
        return GateKeeper.judgeEach(gates, facts(counts, sinceLastAsked, last));
    }

    /** What each gate says with exactly the reports up to the objection. */
    List<GateResult> judge(Objection objection) {
        return GateKeeper.judgeEach(gates, objection.facts());
    }

    static Optional<String> objectionIn(List<GateResult> results) {
        List<String> reasons = results.stream()
                .filter(each -> each.verdict().stops())
                .map(GateEvaluator::sentence)
                .toList();
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
    }

    private static String sentence(GateResult result) {
        Verdict verdict = result.verdict();
        return "gate " + result.gate() + ": " + String.join("; ", verdict.reasons());
    }

    private static GateFacts facts(OutcomeCounts counts, Duration sinceLastAsked, boolean last) {
        return new GateFacts(
                counts.failures(),
                counts.reports(),
                counts.confirmed(),
                counts.targeted(),
                counts.outstanding(),
                counts.of(DeviceOutcome.PENDING) == 0,
                sinceLastAsked,
                last);
    }
}
