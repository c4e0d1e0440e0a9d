package dev.wavegate.icalendar;

import java.time.Instant;
import java.time.LocalDateTime;

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

    boolean isDay() {
        return form == Form.DAY;
    }

    /**
     * Whether this can mean a repetition of an event that begins like the other. A day is no time, and a time that forgot
     * its zone may mean any.
     */
    boolean isLike(WrittenTime other) {
        boolean forgotZone = (form == Form.FLOATING && other.form == Form.ZONED)
                || (form == Form.ZONED && other.form == Form.FLOATING);
        return isDay() == other.isDay() && (!forgotZone || clocks.equals(other.clocks));
    }
}
