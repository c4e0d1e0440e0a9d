package dev.wavegate.domain.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The numbers of one judgement while it is being made, to be turned into its verdict. */
final class Finding {

    private final Map<String, String> numbers = new LinkedHashMap<>();

    private Finding(GateFacts facts) {
        numbers.put("failures", Integer.toString(facts.failures()));
        numbers.put("reports", Integer.toString(facts.reports()));
        numbers.put("confirmed", Integer.toString(facts.confirmed()));
        numbers.put("targeted", Integer.toString(facts.targeted()));
        numbers.put("outstanding", Integer.toString(facts.outstanding()));
    }

    /** Weighs facts that are free of contradiction; others are an error before anything is computed from them. */
    static Verdict about(GateFacts facts, Function<Finding, Verdict> weigh) {
        Finding finding = new Finding(facts);
        return facts.contradiction().map(finding::errored).orElseGet(() -> weigh.apply(finding));
    }

    Finding with(String name, Object number) {
        numbers.put(name, number.toString());
        return this;
    }

    Verdict passed(String reason) {
        return new Verdict.Passed(List.of(reason), numbers);
    }

    Verdict failed(String reason) {
        return new Verdict.Failed(List.of(reason), numbers);
    }

    Verdict inconclusive(String reason) {
        return new Verdict.Inconclusive(List.of(reason), numbers);
    }

    Verdict errored(String reason) {
        return new Verdict.Errored(List.of(reason), numbers);
    }
}
