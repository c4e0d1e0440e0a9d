package dev.wavegate.icalendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

import dev.wavegate.domain.schedule.Interval;

/** A time as a calendar writes it; whole days are written as the midnight that they begin at. */
record WrittenTime(LocalDateTime local, Form form, Clocks clocks) {
    /** How a time says which clocks it is meant by. */
    enum Form {
        /** A whole day, in the zone of the reader. */
        DAY,
        /** By the clocks of the reader. */
        FLOATING,
        UTC,
        /** By the clocks of a zone that it names. */
        ZONED
    }

    Instant instant() {
        return clocks.instant(local);
    }

    /** The day that begins with it, by any clocks. */
    Interval day(Clocks any) {
        return new Interval(any.instant(local), any.instant(local.plusDays(1)));
    }

    boolean isDay() {
        return form == Form.DAY;
    }

    boolean isFloating() {
        return form == Form.FLOATING;
    }

    /**
     * Refuses a time that cannot be compared with the start of its event: a day is no time, and between a time without a
     * zone and one with a zone lie the clocks of the reader, which the author of the calendar did not know.
     */
    WrittenTime requireLike(WrittenTime start, String property) {
        boolean oneForgotItsZone = isFloating() != start.isFloating();
        if (isDay() != start.isDay()
                || (oneForgotItsZone && !start.clocks.instant(local).equals(instant()))) {
            throw new Unclear("has the " + property + " " + local + ", which is not in the form of its DTSTART");
        }
        return this;
    }

    /**
     * The occurrence of an event that a time is about, in the form of the event's start. Exchange names a whole day by its
     * midnight.
     */
    WrittenTime asOccurrenceOf(WrittenTime start, String property) {
        return (start.isDay() && !isDay() ? asDay(start.clocks) : this).requireLike(start, property);
    }

    private WrittenTime asDay(Clocks days) {
        LocalDateTime readers = new Clocks(days.rules(), false).local(instant());
        LocalDate own = local.toLocalDate();
        boolean isOwnMidnight =
                isMidnight(local) && (form != Form.UTC || readers.toLocalDate().equals(own));
        if (!isOwnMidnight && !isMidnight(readers)) {
            return this;
        }
        LocalDate day = isOwnMidnight ? own : readers.toLocalDate();
        return new WrittenTime(day.atStartOfDay(), Form.DAY, days);
    }

    static boolean isMidnight(LocalDateTime time) {
        return time.toLocalTime().equals(LocalTime.MIDNIGHT);
    }
}
