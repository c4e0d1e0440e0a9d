package dev.wavegate.domain.staffing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The shifts of all rosters of a demand that touch an interval; immutable. Time is divided into buckets of equal length,
 * and a shift is listed in every bucket that it touches, so that a part of the interval is read without the rest.
 */
final class ShiftIndex {

    /** Receives what happens, in order of time: at each moment first the shifts that start, then those that end. */
    interface Reader {
        void shiftStarts(int member);

        void shiftEnds(int member);

        /** A stretch during which no shift starts or ends, after everything that happened at its start. */
        void stretch(long from, long until);
    }

    private final RuleIndex ruleIndex;
    private final TimeGrid grid;
    private final long end;
    private final List<Person> people;
    private final int bucketBits;
    // Where the shifts of each bucket begin in the arrays, and then the end of the last.
    private final int[] firstOf;
    private final long[] starts;
    private final long[] ends;
    private final int[] members;
    // Computed on first use; two threads at once compute the same.
    private volatile int @Nullable [] ranks;

    /** Takes the builder's shifts as they are; they must not change later. */
    ShiftIndex(ShiftIndexBuilder builder, int bucketBits, int[] firstOf, long[] starts, long[] ends, int[] members) {
        this.ruleIndex = builder.ruleIndex();
        this.grid = builder.grid();
        this.end = builder.end();
        this.people = builder.people();
        this.bucketBits = bucketBits;
        this.firstOf = firstOf;
        this.starts = starts;
        this.ends = ends;
        this.members = members;
    }

    TimeGrid grid() {
        return grid;
    }

    /** How many people there are; each has a number from 0 on. */
    int people() {
        return people.size();
    }

    Person person(int number) {
        return people.get(number);
    }

    /** The position of each person in the order of keys, by number. */
    int[] ranks() {
        int[] known = ranks;
        if (known == null) {
            List<Integer> byKey = new ArrayList<>(people.size());
            for (int number = 0; number < people.size(); number++) {
                byKey.add(number);
            }
            byKey.sort(Comparator.comparing(number -> people.get(number).key()));
            known = new int[byKey.size()];
            for (int rank = 0; rank < known.length; rank++) {
                known[byKey.get(rank)] = rank;
            }
            ranks = known;
        }
        return known;
    }

    /** Reads [from, until), as far as the index goes, on rosters that are not hidden. */
    void read(long from, long until, long hiddenRosters, Reader reader) {
        long first = Math.max(0, from);
        long last = Math.min(end, until);
        if (first >= last) {
            return;
        }
        // Shifts that run already need no sorting; none of them ends at once.
        startRunning(first, hiddenRosters, reader);
        ShiftEvents events = new ShiftEvents();
        long since = first;
        for (int bucket = bucket(first); bucket <= bucket(last - 1); bucket++) {
            long base = (long) bucket << bucketBits;
            collect(bucket, first, last, hiddenRosters, events);
            for (int position = 0; position < events.size(); position++) {
                long at = base + events.time(position);
                if (at > since) {
                    reader.stretch(since, at);
                    since = at;
                }
                if (events.isStart(position)) {
                    reader.shiftStarts(events.member(position));
                } else {
                    reader.shiftEnds(events.member(position));
                }
            }
        }
        reader.stretch(since, last);
    }

    private void startRunning(long tick, long hidden, Reader reader) {
        int bucket = bucket(tick);
        for (int index = firstOf[bucket]; index < firstOf[bucket + 1]; index++) {
            if (starts[index] <= tick && ends[index] > tick && !isHidden(members[index], hidden)) {
                reader.shiftStarts(members[index]);
            }
        }
    }

    private void collect(int bucket, long first, long last, long hidden, ShiftEvents events) {
        events.clear();
        long base = (long) bucket << bucketBits;
        for (int index = firstOf[bucket]; index < firstOf[bucket + 1]; index++) {
            long start = starts[index];
            if (start > first && start < last && bucket(start) == bucket && !isHidden(members[index], hidden)) {
                events.shiftStarts(start - base, members[index]);
            }
        }
        for (int index = firstOf[bucket]; index < firstOf[bucket + 1]; index++) {
            long finish = ends[index];
            if (finish > first && finish < last && bucket(finish) == bucket && !isHidden(members[index], hidden)) {
                events.shiftEnds(finish - base, members[index]);
            }
        }
        events.sort();
    }

    private boolean isHidden(int member, long hidden) {
        return (hidden >>> ruleIndex.roster(member) & 1) == 1;
    }

    private int bucket(long tick) {
        return (int) (tick >>> bucketBits);
    }
}
