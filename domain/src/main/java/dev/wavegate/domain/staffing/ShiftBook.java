package dev.wavegate.domain.staffing;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;

/**
 * The shifts of all rosters of a demand that touch an interval, in the order of time to within a bucket; immutable.
 */
final class ShiftBook {

    /** Told what happens, in order of time: at each moment first who comes, then who goes. */
    interface Reader {
        void comes(int seat);

        void goes(int seat);

        /** A stretch during which nobody comes or goes, after everything that happened at its beginning. */
        void stretch(long from, long until);
    }

    private final Lines lines;
    private final Ticks ticks;
    private final long end;
    private final People people;
    private final int bucketBits;
    private final ShiftBucket[] buckets;

    ShiftBook(Lines lines, Ticks ticks, long end, People people, int bucketBits, ShiftBucket[] buckets) {
        this.lines = lines;
        this.ticks = ticks;
        this.end = end;
        this.people = people;
        this.bucketBits = bucketBits;
        this.buckets = buckets;
    }

    static ShiftBook of(Lines lines, Map<ScheduleRef, RosterShifts> present, Interval interval) {
        boolean seconds = present.values().stream().allMatch(RosterShifts::keepsToSeconds);
        Ticks ticks = new Ticks(interval.start().truncatedTo(ChronoUnit.SECONDS), seconds);
        ShiftDraft draft = new ShiftDraft(lines, ticks, ticks.ceiling(interval.end()), new People());
        for (int roster = 0; roster < lines.rosters().size(); roster++) {
            RosterShifts shifts = present.get(lines.rosters().get(roster));
            if (shifts != null) {
                draft.read(roster, shifts);
            }
        }
        return draft.book();
    }

    Ticks ticks() {
        return ticks;
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
        for (int seat : seatsAt(first, hiddenRosters)) {
            reader.comes(seat);
        }
        Moves moves = new Moves();
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
                if (moves.isComing(position)) {
                    reader.comes(moves.seat(position));
                } else {
                    reader.goes(moves.seat(position));
                }
            }
        }
        reader.stretch(since, last);
    }

    /** The seats that are taken at a tick of the book, one for every shift, on rosters that are not hidden. */
    int[] seatsAt(long tick, long hiddenRosters) {
        ShiftBucket shifts = buckets[bucket(tick)];
        int[] seats = new int[shifts.size()];
        int size = 0;
        for (int index = 0; index < seats.length; index++) {
            if (shifts.start(index) <= tick
                    && shifts.end(index) > tick
                    && !isHidden(shifts.seat(index), hiddenRosters)) {
                seats[size++] = shifts.seat(index);
            }
        }
        return Arrays.copyOf(seats, size);
    }

    private void collect(int bucket, long first, long last, long hidden, Moves moves) {
        moves.clear();
        ShiftBucket shifts = buckets[bucket];
        long base = (long) bucket << bucketBits;
        for (int index = 0; index < shifts.size(); index++) {
            long start = shifts.start(index);
            if (start > first && start < last && bucket(start) == bucket && !isHidden(shifts.seat(index), hidden)) {
                moves.comes(start - base, shifts.seat(index));
            }
        }
        for (int index = 0; index < shifts.size(); index++) {
            long finish = shifts.end(index);
            if (finish > first && finish < last && bucket(finish) == bucket && !isHidden(shifts.seat(index), hidden)) {
                moves.goes(finish - base, shifts.seat(index));
            }
        }
        moves.sort();
    }

    private boolean isHidden(int seat, long hidden) {
        return (hidden >>> lines.roster(seat) & 1) == 1;
    }

    private int bucket(long tick) {
        return (int) (tick >>> bucketBits);
    }
}
