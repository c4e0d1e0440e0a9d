package dev.wavegate.domain.staffing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.wavegate.domain.schedule.Interval;

/** Notes from when to when everybody is there, as they come. */
final class Attendance implements ShiftBook.Reader {

    private static final int FIRST_CAPACITY = 256;

    private final Lines lines;
    private final ShiftBook book;
    private final Interval interval;
    // The number of the latest stay of each seat, counted from 1 on.
    private final int[] latest;
    private int[] seats = new int[FIRST_CAPACITY];
    private int[] running = new int[FIRST_CAPACITY];
    private long[] since = new long[FIRST_CAPACITY];
    private long[] until = new long[FIRST_CAPACITY];
    private int size;
    private final int[] sizes;
    private final long begin;
    private long now;

    private Attendance(Lines lines, ShiftBook book, Interval interval) {
        this.lines = lines;
        this.book = book;
        this.interval = interval;
        this.latest = new int[lines.seats(book.people())];
        this.sizes = new int[lines.rosters().size()];
        this.begin = book.ticks().floor(interval.start());
        this.now = begin;
    }

    /** Of an interval that is not empty, on all rosters that are not hidden. */
    static Attendance of(Lines lines, ShiftBook book, long hiddenRosters, Interval interval) {
        Attendance attendance = new Attendance(lines, book, interval);
        book.read(attendance.now, book.ticks().ceiling(interval.end()), hiddenRosters, attendance);
        for (int stay = 0; stay < attendance.size; stay++) {
            attendance.until[stay] = attendance.running[stay] > 0 ? attendance.now : attendance.until[stay];
        }
        return attendance;
    }

    @Override
    public void comes(int seat) {
        int stay = latest[seat] - 1;
        if (stay >= 0 && running[stay] > 0) {
            running[stay]++;
            return;
        }
        if (size == seats.length) {
            seats = Arrays.copyOf(seats, 2 * size);
            running = Arrays.copyOf(running, 2 * size);
            since = Arrays.copyOf(since, 2 * size);
            until = Arrays.copyOf(until, 2 * size);
        }
        seats[size] = seat;
        running[size] = 1;
        since[size++] = now;
        sizes[lines.roster(seat)]++;
        latest[seat] = size;
    }

    @Override
    public void goes(int seat) {
        int stay = latest[seat] - 1;
        if (--running[stay] == 0) {
            until[stay] = now;
        }
    }

    @Override
    public void stretch(long from, long end) {
        now = end;
    }

    /** How often somebody came to a roster. */
    int size(int roster) {
        return sizes[roster];
    }

    /** The first to be there on a roster, at most so many, cut to the interval, in the order of coming, then of keys. */
    List<Presence> first(int roster, int most) {
        int[] ranks = book.ranks();
        int[] first = new int[Math.min(most, sizes[roster]) + 1];
        int count = 0;
        // They were noted as they came, so that only those who came at once may have to make room.
        for (int stay = 0; stay < size && (count < most || since[stay] == since[first[count - 1]]); stay++) {
            if (lines.roster(seats[stay]) == roster) {
                int place = count;
                while (place > 0 && isAtOnceButAfter(first[place - 1], stay, ranks)) {
                    first[place] = first[place - 1];
                    place--;
                }
                first[place] = stay;
                count = Math.min(count + 1, first.length - 1);
            }
        }
        List<Presence> people = new ArrayList<>(count);
        for (int place = 0; place < count; place++) {
            people.add(presence(first[place]));
        }
        return people;
    }

    private boolean isAtOnceButAfter(int one, int other, int[] ranks) {
        return since[one] == since[other] && ranks[lines.person(seats[one])] > ranks[lines.person(seats[other])];
    }

    private Presence presence(int stay) {
        Ticks ticks = book.ticks();
        Instant from = since[stay] == begin ? interval.start() : ticks.moment(since[stay]);
        Instant to = until[stay] == now ? interval.end() : ticks.moment(until[stay]);
        return new Presence(book.person(lines.person(seats[stay])), new Interval(from, to));
    }
}
