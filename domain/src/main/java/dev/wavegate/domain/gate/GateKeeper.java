package dev.wavegate.domain.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges all gates of a wave together; every gate is judged, and every reason kept. */
public final class GateKeeper {

    private GateKeeper() {}

    /** Each gate's own verdict, in the order of the gates. */
    public static List<GateResult> judgeEach(List<NamedGate> gates, GateFacts facts) {
        return gates.stream()
                .map(named -> new GateResult(named.name(), named.gate().judge(facts)))
                .toList();
    }

    /**
     * One verdict for all gates: the worst of them in the order errored, failed, inconclusive, passed, with the reasons
     * and numbers of all under the gates' names, the deciding ones first. Without any gate nothing is concluded.
     */
    public static Verdict judge(List<NamedGate> gates, GateFacts facts) {
        if (gates.isEmpty()) {
            return new Verdict.Inconclusive(List.of("no gate applies"), Map.of());
        }
        List<GateResult> results = judgeEach(gates, facts);
        List<GateResult> worstFirst = results.stream()
                .sorted(Comparator.comparingInt((GateResult result) -> severity(result.verdict()))
                        .reversed())
                .toList();
        List<String> reasons = new ArrayList<>();
        Map<String, String> numbers = new LinkedHashMap<>();
        for (GateResult result : worstFirst) {
            Verdict verdict = result.verdict();
            verdict.reasons().forEach(reason -> reasons.add(result.gate() + ": " + reason));
            verdict.numbers().forEach((name, number) -> numbers.put(result.gate() + "." + name, number));
        }
        return worstFirst
                .get(0)
                .verdict()
                .match(
                        passed -> new Verdict.Passed(reasons, numbers),
                        failed -> new Verdict.Failed(reasons, numbers),
                        inconclusive -> new Verdict.Inconclusive(reasons, numbers),
                        errored -> new Verdict.Errored(reasons, numbers));
    }

    /**
     * Adds a batch of reports to the facts one by one, in their order, and answers the first at which the gates stop
     * the wave, or nothing when all of them may be counted. The facts before the batch are not judged themselves, and
     * what depends on time is judged only with the whole batch counted: its reports were late together.
     */
    public static Optional<Objection> firstObjection(
            List<NamedGate> gates, GateFacts before, List<ReportKind> reports) {
        GateFacts facts = before;
        for (int position = 0; position < reports.size(); position++) {
            facts = facts.after(reports.get(position));
            boolean whole = position == reports.size() - 1;
            Verdict verdict = judge(gates, whole ? facts : facts.beforeAnyTimeLimit());
            if (verdict.stops()) {
                return Optional.of(new Objection(position, facts, verdict));
            }
        }
        return Optional.empty();
    }

    private static int severity(Verdict verdict) {
        return verdict.match(passed -> 0, failed -> 2, inconclusive -> 1, errored -> 3);
    }
}
