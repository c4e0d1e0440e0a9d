package dev.wavegate.domain.gate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Evidence and probabilities in three digits. */
final class EvidenceText {
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
    private static final double LARGEST = Math.log(1_000_000);
    private static final double SMALLEST_PERCENT = 0.01;

    private EvidenceText() {}

    /** The evidence E whose natural logarithm this is, with its relation, as in {@code = 10.9}. */
    static String compared(double logE) {
        return logE > LARGEST ? "> 1,000,000" : "= " + of(logE);
    }

    /** The number whose natural logarithm this is. */
    static String of(double logE) {
        double evidence = Math.exp(logE);
        return evidence >= 1_000 ? String.format(Locale.ROOT, "%,.0f", evidence) : plain(evidence);
    }

    /** A probability as percentage. */
    static String percent(double probability) {
        double percent = 100 * probability;
        return percent < SMALLEST_PERCENT ? "less than " + SMALLEST_PERCENT + "%" : plain(percent) + "%";
    }

    private static String plain(double number) {
        BigDecimal rounded = new BigDecimal(number).round(THREE_DIGITS);
        return (rounded.scale() > 3 ? rounded.setScale(3, RoundingMode.HALF_UP) : rounded)
                .stripTrailingZeros()
                .toPlainString();
    }
}
