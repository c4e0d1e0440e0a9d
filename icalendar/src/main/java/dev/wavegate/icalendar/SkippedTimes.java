package dev.wavegate.icalendar;

/** What becomes of a repetition whose local time does not exist because the clocks go forward over it. */
public enum SkippedTimes {
    /** It happens as much later as the clocks go forward, as calendars show it: 02:30 becomes 03:30. */
    SHIFT,
    /** It does not happen and is not counted, as RFC 5545 has it in section 3.3.10. */
    OMIT
}
