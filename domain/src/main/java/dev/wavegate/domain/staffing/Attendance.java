package dev.wavegate.domain.staffing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.wavegate.domain.schedule.Interval;

/** Notes from when to when everybody on one roster is there. */
final class Attendance implements ShiftBook.Reader {

    private record Stay(int running, long since) {}

    private final Lines lines;
    private final ShiftBook book;
    private final Interval interval;
    private final Map<Integer, Stay> stays = new HashMap<>();
    private final List<Presence> found = new ArrayList<>();
    private long now;

    private Attendance(Lines lines, ShiftBook book, Interval interval) {
        this.lines = lines;
        this.book = book;
        this.interval = interval;
        this.now = book.ticks().floor(interval.start());
    }

    /** Everybody on the roster at some time of the interval, cut to it, in the order of coming, then of keys. */
    static List<Presence> of(Lines lines, ShiftBook book, int roster, Interval interval) {
        Attendance attendance = new Attendance(lines, book, interval);
        book.read(attendance.now, book.ticks().ceiling(interval.end()), ~(1L << roster), attendance);
        attendance.stays.forEach(attendance::note);
        attendance.found.sort(
                Comparator.comparing((Presence presence) -> presence.interval().start())
                        .thenComparing(presence -> presence.person().key()));
        return List.copyOf(attendance.found);
    }

    @Override
    public void comes(int seat) {
        stays.merge(lines.person(seat), new Stay(1, now), (stay, more) -> new Stay(stay.running() + 1, stay.since()));
    }

    @Override
    public void goes(int seat) {
        int person = lines.person(seat);
        Stay stay = stays.getOrDefault(person, new Stay(1, now));
        if (stay.running() > 1) {
            stays.put(person, new Stay(stay.running() - 1, stay.since()));
        } else {
            stays.remove(person);
            note(person, stay);
        }
    }

    @Override
    public void stretch(long from, long until) {
        now = until;
    }

    private void note(int person, Stay stay) {
        Instant from = book.ticks().moment(stay.since());
        Instant until = book.ticks().moment(now);
        new Interval(from, until)
                .intersection(interval)
                .ifPresent(there -> found.add(new Presence(book.person(person), there)));
    }
}
