package dev.wavegate.icalendar;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long an event is, in whole days by the clocks and then in exact time. An event that is written with its end has
 * the same exact length whenever it repeats; one that is written with a duration of days ends by the clocks
 * (RFC 5545, section 3.8.5.3).
 */
record Length(long days, Duration exact) {
    static final Length NONE = new Length(0, Duration.ZERO);
    static final Length ONE_DAY = new Length(1, Duration.ZERO);

    private static final Pattern DURATION = Pattern.compile("([+-]?)P(?:(\\d{1,4})W|(?=\\d|T\\d)(?:(\\d{1,5})D)?"
            + "(?:T(?=\\d)(?:(\\d{1,6})H)?(?:(\\d{1,7})M)?(?:(\\d{1,9})S)?)?)");

    static Length exactly(Duration exact) {
        return new Length(0, exact);
    }

    /** From a start to an end of the same kind; a day that ends on itself is one day, as calendars show it. */
    static Length between(WrittenTime start, WrittenTime end) {
        Duration exact = Duration.between(start.instant(), end.instant());
        if (exact.isNegative()) {
            throw new Unclear("ends before it starts");
        }
        return start.isDay()
                ? new Length(
                        Math.max(1, Duration.between(start.local(), end.local()).toDays()), Duration.ZERO)
                : exactly(exact);
    }

    /** What a text such as {@code P1DT2H} says; a week is seven days. */
    static Length parse(String text) {
        Matcher parts = DURATION.matcher(text.strip());
        if (!parts.matches()) {
            throw new Unclear("has the invalid DURATION \"" + PlainText.of(text) + "\"");
        }
        long days = 7 * number(parts, 2) + number(parts, 3);
        Duration exact =
                Duration.ofHours(number(parts, 4)).plusMinutes(number(parts, 5)).plusSeconds(number(parts, 6));
        if (parts.group(1).equals("-") && (days > 0 || !exact.isZero())) {
            throw new Unclear("has the negative DURATION " + text.strip());
        }
        return new Length(days, exact);
    }

    Duration atMost() {
        return Duration.ofDays(days + 1).plus(exact);
    }

    Instant endOf(Instant start, Clocks clocks) {
        Instant daysLater =
                days == 0 ? start : clocks.instant(clocks.local(start).plusDays(days));
        return daysLater.plus(exact);
    }

    private static long number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
