package dev.wavegate.domain.identity;

/**
 * The place of a wave in its plan.
 *
 * @param value 1 for the first wave, at most 99
 */
public record WaveNumber(int value) implements Comparable<WaveNumber> {
    public static final int MOST = 99;

    public WaveNumber {
        if (value < 1 || value > MOST) {
            throw new IllegalArgumentException("a wave number must be between 1 and " + MOST + ", but is " + value);
        }
    }

    @Override
    public int compareTo(WaveNumber other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
