package dev.wavegate.domain.staffing;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;

/**
 * The shifts of all rosters of a demand that touch an interval, in the order of time to within a bucket; immutable.
 */
final class ShiftIndex {

    /** Told what happens, in order of time: at each moment first who comes, then who goes. */
    interface Reader {
        void shiftStarts(int member);

        void shiftEnds(int member);

        /** A stretch during which nobody comes or goes, after everything that happened at its beginning. */
        void stretch(long from, long until);
    }

    private final RuleIndex ruleIndex;
    private final TimeGrid grid;
    private final long end;
    private final People people;
    private final int bucketBits;
    private final ShiftBucket[] buckets;

    ShiftIndex(RuleIndex ruleIndex, TimeGrid grid, long end, People people, int bucketBits, ShiftBucket[] buckets) {
        this.ruleIndex = ruleIndex;
        this.grid = grid;
        this.end = end;
        this.people = people;
        this.bucketBits = bucketBits;
        this.buckets = buckets;
    }

    static ShiftIndex of(RuleIndex ruleIndex, Map<ScheduleRef, RosterShifts> present, Interval interval) {
        boolean seconds = present.values().stream().allMatch(RosterShifts::keepsToSeconds);
        TimeGrid grid = new TimeGrid(interval.start().truncatedTo(ChronoUnit.SECONDS), seconds);
        ShiftIndexBuilder draft = new ShiftIndexBuilder(ruleIndex, grid, grid.ceiling(interval.end()), new People());
        for (int roster = 0; roster < ruleIndex.rosters().size(); roster++) {
            RosterShifts shifts = present.get(ruleIndex.rosters().get(roster));
            if (shifts != null) {
                draft.read(roster, shifts);
            }
        }
        return draft.shifts();
    }

    TimeGrid grid() {
        return grid;
    }

    int people() {
        return people.size();
    }

    Person person(int number) {
        return people.person(number);
    }

    /** Where everybody comes in the order of keys, by number. */
    int[] ranks() {
        return people.ranks();
    }

    /** Tells what happens in [from, until), as far as the book goes, on rosters that are not hidden. */
    void read(long from, long until, long hiddenRosters, Reader reader) {
        long first = Math.max(0, from);
        long last = Math.min(end, until);
        if (first >= last) {
            return;
        }
        // Who is there already comes before anybody else, which needs no sorting; nobody goes at once.
        for (int member : membersAt(first, hiddenRosters)) {
            reader.shiftStarts(member);
        }
        ShiftEvents moves = new ShiftEvents();
        long since = first;
        for (int bucket = bucket(first); bucket <= bucket(last - 1); bucket++) {
            long base = (long) bucket << bucketBits;
            collect(bucket, first, last, hiddenRosters, moves);
            for (int position = 0; position < moves.size(); position++) {
                long at = base + moves.time(position);
                if (at > since) {
                    reader.stretch(since, at);
                    since = at;
                }
                if (moves.isStart(position)) {
                    reader.shiftStarts(moves.member(position));
                } else {
                    reader.shiftEnds(moves.member(position));
                }
            }
        }
        reader.stretch(since, last);
    }

    /** The seats that are taken at a tick of the book, one for every shift, on rosters that are not hidden. */
    int[] membersAt(long tick, long hiddenRosters) {
        ShiftBucket shifts = buckets[bucket(tick)];
        int[] members = new int[shifts.size()];
        int size = 0;
        for (int index = 0; index < members.length; index++) {
            if (shifts.start(index) <= tick
                    && shifts.end(index) > tick
                    && !isHidden(shifts.member(index), hiddenRosters)) {
                members[size++] = shifts.member(index);
            }
        }
        return Arrays.copyOf(members, size);
    }

    private void collect(int bucket, long first, long last, long hidden, ShiftEvents moves) {
        moves.clear();
        ShiftBucket shifts = buckets[bucket];
        long base = (long) bucket << bucketBits;
        for (int index = 0; index < shifts.size(); index++) {
            long start = shifts.start(index);
            if (start > first && start < last && bucket(start) == bucket && !isHidden(shifts.member(index), hidden)) {
                moves.shiftStarts(start - base, shifts.member(index));
            }
        }
        for (int index = 0; index < shifts.size(); index++) {
            long finish = shifts.end(index);
            if (finish > first
                    && finish < last
                    && bucket(finish) == bucket
                    && !isHidden(shifts.member(index), hidden)) {
                moves.shiftEnds(finish - base, shifts.member(index));
            }
        }
        moves.sort();
    }

    private boolean isHidden(int member, long hidden) {
        return (hidden >>> ruleIndex.roster(member) & 1) == 1;
    }

    private int bucket(long tick) {
        return (int) (tick >>> bucketBits);
    }
}
