package dev.wavegate.bench.measure;

/** What a figure counts, and which way is better. */
public enum Unit {
    MILLISECONDS("ms", false),
    PER_SECOND("/s", true),
    MINUTES("min", false),
    CALLS("calls", false),
    KILOBYTES("KB", false);

    private final String sign;
    private final boolean moreIsBetter;

    Unit(String sign, boolean moreIsBetter) {
        this.sign = sign;
        this.moreIsBetter = moreIsBetter;
    }

    String sign() {
        return sign;
    }

    boolean isBetter(double figure, double limit) {
        return moreIsBetter ? figure > limit : figure < limit;
    }

    /** The limit that a figure must be better than, in words. */
    String limit(String number) {
        return (moreIsBetter ? "> " : "< ") + number + " " + sign;
    }

    /** How many times as good as the baseline the figure is. */
    double timesAsGood(double figure, double baseline) {
        return moreIsBetter ? figure / baseline : baseline / figure;
    }
}
