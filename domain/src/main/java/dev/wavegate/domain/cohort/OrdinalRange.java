package dev.wavegate.domain.cohort;

/**
 * A half-open run of ordinals of a cohort.
 *
 * @param from first ordinal, at least 0
 * @param to one past the last, at least {@code from}
 */
public record OrdinalRange(int from, int to) {
    public OrdinalRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("an ordinal range must be 0 <= from <= to, but is " + from + ".." + to);
        }
    }

    public int size() {
        return to - from;
    }

    public boolean contains(OrdinalRange other) {
        return other.from >= from && other.to <= to;
    }
}
