package dev.wavegate.bench.measure;

/** How long to measure: as long as the figures need to be steady, or just to see roughly where they are. */
public enum Effort {
    FULL(1),
    QUICK(5);

    private final int fraction;

    Effort(int fraction) {
        this.fraction = fraction;
    }

    /** A stopwatch for so many runs, fewer where it is to be quick. */
    public Stopwatch stopwatch(int warmUps, int runs) {
        return new Stopwatch(share(warmUps), share(runs));
    }

    /** So many, or a fraction of them where it is to be quick; never none of some. */
    public int share(int number) {
        return (number + fraction - 1) / fraction;
    }
}
