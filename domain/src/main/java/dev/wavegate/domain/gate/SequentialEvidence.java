package dev.wavegate.domain.gate;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * How strongly the reports speak against "at most the acceptable share fails", as a mixture likelihood ratio over all
 * worse shares, weighted by the prior cut to them. Under any acceptable share it is a supermartingale starting at 1, so
 * that the probability of it ever reaching 1/alpha is at most alpha (Ville).
 */
public final class SequentialEvidence {

    // Below this the library's upper tail loses digits to denormal numbers, and is zero soon after.
    private static final double SMALLEST_TRUSTED_TAIL = 1e-280;
    private static final double TINY = 1e-300;
    private static final double PRECISION = 1e-15;
    private static final int MOST_TERMS = 1_000_000;

    private SequentialEvidence() {}

    /** The natural logarithm of the evidence E after so many failures in so many reports; 0 without any report. */
    public static double logE(int failures, int reports, SequentialGate gate) {
        if (failures < 0 || failures > reports) {
            throw new IllegalArgumentException(
                    "failures must be between 0 and reports " + reports + ", but is " + failures);
        }
        double a = gate.priorA();
        double b = gate.priorB();
        double share = gate.acceptable().toDouble();
        int successes = reports - failures;
        return LogBeta.value(a + failures, b + successes)
                + logUpperTail(share, a + failures, b + successes)
                - LogBeta.value(a, b)
                - logUpperTail(share, a, b)
                - failures * Math.log(share)
                - successes * Math.log1p(-share);
    }

    /**
     * With which probability so many failures, or more, occur in so many reports when exactly this share fails: the exact
     * upper tail of the binomial distribution.
     */
    public static double chanceOf(int failures, int reports, Share share) {
        return failures == 0 ? 1 : RegularizedBeta.value(share.toDouble(), failures, reports - failures + 1.0);
    }

    /** The logarithm of the probability that a Beta(a, b) variable exceeds x, also where that is below any double. */
    static double logUpperTail(double x, double a, double b) {
        double tail = RegularizedBeta.complement(x, a, b);
        if (tail > SMALLEST_TRUSTED_TAIL) {
            return Math.log(tail);
        }
        // The tail is I(1-x; b, a): its leading factor in logarithms, times the usual continued fraction.
        return b * Math.log1p(-x)
                + a * Math.log(x)
                - Math.log(b)
                - LogBeta.value(a, b)
                + Math.log(continuedFraction(1 - x, b, a));
    }

    /** The continued fraction of the incomplete beta function by Lentz's method, or NaN where it does not converge. */
    private static double continuedFraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / awayFromZero(1 - (a + b) * x / (a + 1));
        double fraction = d;
        for (int term = 1; term <= MOST_TERMS; term++) {
            double even = term * (b - term) * x / ((a + 2 * term - 1) * (a + 2 * term));
            d = 1 / awayFromZero(1 + even * d);
            c = awayFromZero(1 + even / c);
            fraction *= d * c;
            double odd = -(a + term) * (a + b + term) * x / ((a + 2 * term) * (a + 2 * term + 1));
            d = 1 / awayFromZero(1 + odd * d);
            c = awayFromZero(1 + odd / c);
            double change = d * c;
            fraction *= change;
            if (Math.abs(change - 1) < PRECISION) {
                return fraction;
            }
        }
        return Double.NaN;
    }

    private static double awayFromZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
