package dev.wavegate.domain.gate;

import java.util.Locale;

/**
 * Stops as soon as the reports are strong evidence that more than the acceptable share fails; in a wave that is
 * acceptable it ever stops with a probability of at most alpha, however often it is judged. Alpha lies strictly between
 * 0 and 1, acceptable too; (priorA, priorB) is the Beta prior of the failure share.
 */
public record SequentialGate(Share acceptable, double alpha, double priorA, double priorB) implements Gate {

    private static final double LARGEST_PRIOR = 1_000_000;

    public SequentialGate {
        if (acceptable.part() == 0 || acceptable.part() == acceptable.whole()) {
            throw new IllegalArgumentException(
                    "acceptable must be more than 0% and less than 100%, but is " + acceptable);
        }
        // Written so that NaN is refused as well.
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be more than 0 and less than 1, but is " + alpha);
        }
        requirePrior("priorA", priorA);
        requirePrior("priorB", priorB);
    }

    /** The gate with the usual prior (1, 9): before any report, one failure in ten is expected. */
    public static SequentialGate of(Share acceptable, double alpha) {
        return new SequentialGate(acceptable, alpha, 1, 9);
    }

    @Override
    public String description() {
        return "at most " + acceptable + " failed, with a false alarm rate of at most " + alpha;
    }

    @Override
    public Verdict judge(GateFacts facts) {
        return Finding.about(facts, finding -> weigh(facts, finding));
    }

    private Verdict weigh(GateFacts facts, Finding finding) {
        double evidence = SequentialEvidence.logE(facts.failures(), facts.reports(), this);
        double limit = -Math.log(alpha);
        finding.with("lnE", decimal(evidence))
                .with("limit", decimal(limit))
                .with("acceptable", acceptable)
                .with("alpha", alpha);
        if (Double.isNaN(evidence)) {
            return finding.errored("lnE of " + seen(facts) + " cannot be computed");
        }
        if (evidence >= limit) {
            return finding.failed(seen(facts) + "; more than the acceptable " + acceptable + ": lnE "
                    + decimal(evidence) + " reached the limit " + decimal(limit));
        }
        if (!facts.allIn()) {
            return finding.inconclusive(seen(facts) + " so far; " + facts.outstanding() + " outstanding"
                    + (facts.last() ? ", no further report expected" : ""));
        }
        return facts.reports() == 0
                ? finding.inconclusive("no device reported")
                : finding.passed(seen(facts) + "; no evidence for more than the acceptable " + acceptable);
    }

    private static String seen(GateFacts facts) {
        return facts.failures() + " failures in " + facts.reports() + " reports";
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.6f", number);
    }

    private static void requirePrior(String name, double value) {
        if (!(value > 0 && value <= LARGEST_PRIOR)) {
            throw new IllegalArgumentException(
                    name + " must be more than 0 and at most " + (long) LARGEST_PRIOR + ", but is " + value);
        }
    }
}
