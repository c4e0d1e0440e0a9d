package dev.wavegate.domain.gate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Stops as soon as the reports are strong evidence that more than the acceptable share fails; in a wave that is
 * acceptable it ever stops with a probability of at most alpha, however often it is judged. When every report is in, it
 * passes only if so many failures are not surprising for an acceptable release.
 *
 * @param acceptable more than 0 % and less than 100 %
 * @param alpha the maximum false alarm rate, strictly between 0 and 1
 * @param doubt at the end of a wave the gate is inconclusive if a release that fails at exactly the acceptable share would
 *     show as many failures, or more, with a smaller probability than this; strictly between 0 and 1
 * @param priorA with {@code priorB} the Beta prior of the failure share, above 0
 */
public record SequentialGate(Share acceptable, double alpha, double doubt, double priorA, double priorB)
        implements Gate {
    /** One failure in twenty is surprising. */
    public static final double USUAL_DOUBT = 0.05;

    private static final double LARGEST_PRIOR = 1_000_000;
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
    private static final double LARGEST_SHOWN = Math.log(1_000_000);
    private static final double SMALLEST_PERCENT = 0.01;

    public SequentialGate {
        if (acceptable.part() == 0 || acceptable.part() == acceptable.whole()) {
            throw new IllegalArgumentException(
                    "acceptable must be more than 0% and less than 100%, but is " + acceptable);
        }
        // Written so that NaN is refused as well.
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be more than 0 and less than 1, but is " + alpha);
        }
        if (!(doubt > 0 && doubt < 1)) {
            throw new IllegalArgumentException("doubt must be more than 0 and less than 1, but is " + doubt);
        }
        requirePrior("priorA", priorA);
        requirePrior("priorB", priorB);
    }

    /** The gate with the usual doubt and prior (1, 9): before any report, one failure in ten is expected. */
    public static SequentialGate of(Share acceptable, double alpha) {
        return new SequentialGate(acceptable, alpha, USUAL_DOUBT, 1, 9);
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
            return finding.errored("the evidence of " + seen(facts) + " cannot be computed");
        }
        String compared = seen(facts) + ", E " + compared(evidence) + ", stops at " + evidence(limit);
        if (evidence >= limit) {
            return finding.failed(compared + ": more than the acceptable " + acceptable);
        }
        if (!facts.allIn()) {
            return finding.inconclusive(compared + ", " + facts.outstanding() + " outstanding"
                    + (facts.last() ? ", no further report expected" : ""));
        }
        return facts.reports() == 0 ? finding.inconclusive("no device reported") : concluded(facts, finding, compared);
    }

    /** Too weak an evidence to stop is not yet a reason to go on: few reports prove little. */
    private Verdict concluded(GateFacts facts, Finding finding, String compared) {
        double chance = SequentialEvidence.chanceOf(facts.failures(), facts.reports(), acceptable);
        finding.with("chance", decimal(chance)).with("doubt", doubt);
        return chance < doubt
                ? finding.inconclusive(compared + "; a release that fails at the acceptable " + acceptable
                        + " shows so many failures only with a probability of " + percent(chance))
                : finding.passed(compared + "; the acceptable share is " + acceptable);
    }

    private static String seen(GateFacts facts) {
        return facts.failures() + " of " + facts.reports() + " reports failed";
    }

    /** The evidence E whose natural logarithm this is, with its relation, as in {@code = 10.9}. */
    private static String compared(double logE) {
        return logE > LARGEST_SHOWN ? "> 1,000,000" : "= " + evidence(logE);
    }

    private static String evidence(double logE) {
        double evidence = Math.exp(logE);
        return evidence >= 1_000 ? String.format(Locale.ROOT, "%,.0f", evidence) : threeDigits(evidence);
    }

    private static String percent(double probability) {
        double percent = 100 * probability;
        return percent < SMALLEST_PERCENT ? "less than " + SMALLEST_PERCENT + "%" : threeDigits(percent) + "%";
    }

    private static String threeDigits(double number) {
        BigDecimal rounded = new BigDecimal(number).round(THREE_DIGITS);
        return (rounded.scale() > 3 ? rounded.setScale(3, RoundingMode.HALF_UP) : rounded)
                .stripTrailingZeros()
                .toPlainString();
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
