package dev.wavegate.domain.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.text.ReadableTime;

/**
 * An immutable set of instants, kept as sorted, non-empty intervals that neither overlap nor touch; every operation
 * between two sets is one linear pass over both.
 */
public final class IntervalSet {

    private static final IntervalSet EMPTY = new IntervalSet(List.of());

    private final List<Interval> intervals;

    private IntervalSet(List<Interval> normalised) {
        this.intervals = List.copyOf(normalised);
    }

    /** The set without any instant. */
    public static IntervalSet empty() {
        return EMPTY;
    }

    /** The union of the given intervals, which may be unsorted, overlapping or empty. */
    public static IntervalSet of(Collection<Interval> intervals) {
        List<Interval> sorted = new ArrayList<>(intervals);
        sorted.removeIf(Interval::isEmpty);
        sorted.sort(Comparator.comparing(Interval::start));
        return joined(sorted);
    }

    /** The set of exactly the instants of one interval. */
    public static IntervalSet of(Interval interval) {
        return interval.isEmpty() ? EMPTY : new IntervalSet(List.of(interval));
    }

    /** The pieces in order of time; between two of them there is always a gap. */
    public List<Interval> intervals() {
        return intervals;
    }

    /** Whether no instant belongs to the set. */
    public boolean isEmpty() {
        return intervals.isEmpty();
    }

    /** The instants in this set, the other, or both. */
    public IntervalSet union(IntervalSet other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        List<Interval> merged = new ArrayList<>(intervals.size() + other.intervals.size());
        int mine = 0;
        int theirs = 0;
        while (mine < intervals.size() && theirs < other.intervals.size()) {
            Interval left = intervals.get(mine);
            Interval right = other.intervals.get(theirs);
            boolean mineIsNext = !right.start().isBefore(left.start());
            merged.add(mineIsNext ? left : right);
            mine += mineIsNext ? 1 : 0;
            theirs += mineIsNext ? 0 : 1;
        }
        merged.addAll(intervals.subList(mine, intervals.size()));
        merged.addAll(other.intervals.subList(theirs, other.intervals.size()));
        return joined(merged);
    }

    /** The instants in both sets. */
    public IntervalSet intersection(IntervalSet other) {
        List<Interval> common = new ArrayList<>();
        int mine = 0;
        int theirs = 0;
        while (mine < intervals.size() && theirs < other.intervals.size()) {
            Interval left = intervals.get(mine);
            Interval right = other.intervals.get(theirs);
            left.intersection(right).ifPresent(common::add);
            if (left.end().isBefore(right.end())) {
                mine++;
            } else {
                theirs++;
            }
        }
        return new IntervalSet(common);
    }

    /** The instants in this set that are not in the other. */
    public IntervalSet minus(IntervalSet other) {
        List<Interval> left = new ArrayList<>();
        int next = 0;
        for (Interval piece : intervals) {
            Instant from = piece.start();
            while (next < other.intervals.size()
                    && !other.intervals.get(next).end().isAfter(from)) {
                next++;
            }
            // A removed interval may reach into the next piece as well, so that one is looked at again there.
            for (int at = next; at < other.intervals.size() && from.isBefore(piece.end()); at++) {
                Interval removed = other.intervals.get(at);
                if (!removed.start().isBefore(piece.end())) {
                    break;
                }
                next = at;
                if (from.isBefore(removed.start())) {
                    left.add(new Interval(from, removed.start()));
                }
                from = removed.end();
            }
            if (from.isBefore(piece.end())) {
                left.add(new Interval(from, piece.end()));
            }
        }
        return new IntervalSet(left);
    }

    /** The instants of the interval that are not in this set. */
    public IntervalSet gapsWithin(Interval interval) {
        return of(interval).minus(this);
    }

    /** Whether every instant of the interval is in this set; an empty interval always is. */
    public boolean covers(Interval interval) {
        return interval.isEmpty()
                || pieceAround(interval.start())
                        .filter(piece -> piece.contains(interval))
                        .isPresent();
    }

    /** The whole piece to which the instant belongs, or nothing when it is not in the set. */
    public Optional<Interval> pieceAround(Instant instant) {
        int low = 0;
        int high = intervals.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Interval piece = intervals.get(middle);
            if (piece.contains(instant)) {
                return Optional.of(piece);
            }
            if (piece.start().isAfter(instant)) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return Optional.empty();
    }

    /** The first piece, cut to what lies at or after {@code notBefore}, that is then at least so long. */
    public Optional<Interval> firstOfAtLeast(Duration length, Instant notBefore) {
        if (length.isNegative()) {
            throw new IllegalArgumentException("length must not be negative, but is " + ReadableTime.of(length));
        }
        return intervals.stream()
                .filter(piece -> piece.end().isAfter(notBefore))
                .map(piece -> piece.start().isBefore(notBefore) ? new Interval(notBefore, piece.end()) : piece)
                .filter(piece -> piece.duration().compareTo(length) >= 0)
                .findFirst();
    }

    /** The longest piece, the earliest of several equally long ones. */
    public Optional<Interval> longest() {
        return intervals.stream().reduce((best, next) -> next.duration().compareTo(best.duration()) > 0 ? next : best);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntervalSet set && set.intervals.equals(intervals);
    }

    @Override
    public int hashCode() {
        return intervals.hashCode();
    }

    @Override
    public String toString() {
        return intervals.toString();
    }

    private static IntervalSet joined(List<Interval> sorted) {
        List<Interval> normalised = new ArrayList<>(sorted.size());
        for (Interval next : sorted) {
            Interval last = normalised.isEmpty() ? next : normalised.get(normalised.size() - 1);
            if (normalised.isEmpty() || next.start().isAfter(last.end())) {
                normalised.add(next);
            } else if (next.end().isAfter(last.end())) {
                normalised.set(normalised.size() - 1, new Interval(last.start(), next.end()));
            }
        }
        return new IntervalSet(normalised);
    }
}
