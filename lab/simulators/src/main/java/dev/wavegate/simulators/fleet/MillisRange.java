package dev.wavegate.simulators.fleet;

/**
 * How long something takes: between two numbers of milliseconds, both inclusive.
 *
 * @param least the shortest time, at least 0
 * @param most the longest time, not below the shortest
 */
public record MillisRange(long least, long most) {

    private static final long LONGEST = 86_400_000L;

    public MillisRange {
        if (least < 0 || most < least || most > LONGEST) {
            throw new IllegalArgumentException(
                    "a range of milliseconds must be [least, most] with 0 <= least <= most <= " + LONGEST + ", but is ["
                            + least + ", " + most + "]");
        }
    }

    /** The same range with both ends multiplied. */
    MillisRange times(int factor) {
        return new MillisRange(Math.min(LONGEST, least * factor), Math.min(LONGEST, most * factor));
    }
}
