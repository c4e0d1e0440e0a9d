package dev.wavegate.bench.window;

/** Of whom there are too few in a year of shifts, and for how long. */
public enum Scarcity {
    /** Nearly every night fits. */
    OF_NOBODY(0, false),

    /** One role lacks somebody for 300 days; from then on, nearly every night fits. */
    OF_ONE_FOR_300_DAYS(300, false),

    /** One role lacks somebody all the time, and so nothing fits. */
    OF_ONE(400, false),

    /**
     * One role lacks somebody all the time, all others need about as many as are there, which is enough at one time and not
     * at another, and a freeze is in the way of every night: what is in the way is something else at every start.
     */
    OF_MANY(400, true);

    private final int untilDay;
    private final boolean everywhere;

    Scarcity(int untilDay, boolean everywhere) {
        this.untilDay = untilDay;
        this.everywhere = everywhere;
    }

    int untilDay() {
        return untilDay;
    }

    boolean everywhere() {
        return everywhere;
    }
}
