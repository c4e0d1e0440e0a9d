package dev.wavegate.icalendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.wavegate.domain.schedule.Interval;

/** Reads the times of one calendar. */
final class TimeReader {
    static final ZoneRules UTC = ZoneRules.of(ZoneOffset.UTC);

    private static final Pattern DAY = Pattern.compile("\\d{8}");
    private static final Pattern TIME = Pattern.compile("\\d{8}T\\d{6}Z?");

    // What these are about is found by the date alone.
    private static final Set<String> OCCURRENCES = Set.of("EXDATE", "RECURRENCE-ID");

    private final Zones zones;
    private final ZoneRules fallback;
    private final Interval horizon;

    /**
     * @param fallback the clocks of whole days and of times without a zone
     * @param horizon where two zones with the same clocks are the same
     */
    TimeReader(Zones zones, ZoneRules fallback, Interval horizon) {
        this.zones = zones;
        this.fallback = fallback;
        this.horizon = horizon;
    }

    /** Whether a zone has the clocks of times that name none; not if it is unknown. */
    boolean isFallback(String zone) {
        try {
            return Clocks.agree(zones.rules(zone), fallback, horizon);
        } catch (Unclear unknown) {
            return false;
        }
    }

    /** The one time of a line. */
    WrittenTime time(ContentLine line) {
        return time(line, line.value().strip());
    }

    /** The times of a line that may have several. */
    List<WrittenTime> times(ContentLine line) {
        List<WrittenTime> times = new ArrayList<>();
        for (String text : line.value().split(",", -1)) {
            times.add(time(line, text.strip()));
        }
        return times;
    }

    /** The additional times of a line; periods bring their own length. */
    List<Addition> additions(ContentLine line) {
        List<Addition> additions = new ArrayList<>();
        boolean periods =
                line.parameter("VALUE").filter("PERIOD"::equalsIgnoreCase).isPresent();
        for (String text : line.value().split(",", -1)) {
            int slash = text.indexOf('/');
            if (periods != slash >= 0) {
                throw unreadable(line, text);
            }
            additions.add(
                    periods
                            ? period(
                                    line,
                                    text.substring(0, slash).strip(),
                                    text.substring(slash + 1).strip())
                            : new Addition(time(line, text.strip()), Optional.empty()));
        }
        return additions;
    }

    private Addition period(ContentLine line, String from, String to) {
        WrittenTime start = time(line, from);
        Length length = to.startsWith("P") || to.startsWith("+P")
                ? Length.parse(to)
                : Length.between(start, time(line, to).requireLike(start, line.name()));
        return new Addition(start, Optional.of(length));
    }

    private WrittenTime time(ContentLine line, String text) {
        Optional<String> kind = line.parameter("VALUE");
        boolean isDay = DAY.matcher(text).matches();
        if (!isDay && !TIME.matcher(text).matches()) {
            throw unreadable(line, text);
        }
        if (kind.isPresent() && isDay != kind.get().equalsIgnoreCase("DATE")) {
            throw unreadable(line, text);
        }
        Optional<ZoneRules> named = line.parameter("TZID").map(zones::rules);
        try {
            return isDay ? day(line, text, named) : time(line, text, named);
        } catch (DateTimeException noSuchTime) {
            throw unreadable(line, text);
        }
    }

    /** Some calendars name a zone where none belongs, which does no harm as long as it changes nothing. */
    private WrittenTime day(ContentLine line, String text, Optional<ZoneRules> named) {
        if (named.isPresent() && !OCCURRENCES.contains(line.name()) && !Clocks.agree(named.get(), fallback, horizon)) {
            throw new Unclear("has a date with a TZID in " + line.name());
        }
        return new WrittenTime(date(text).atStartOfDay(), WrittenTime.Form.DAY, new Clocks(fallback, true));
    }

    private WrittenTime time(ContentLine line, String text, Optional<ZoneRules> named) {
        LocalTime clock = LocalTime.of(
                Integer.parseInt(text.substring(9, 11)),
                Integer.parseInt(text.substring(11, 13)),
                Integer.parseInt(text.substring(13, 15)));
        LocalDateTime local = date(text).atTime(clock);
        if (text.endsWith("Z")) {
            if (named.isPresent() && !Clocks.agree(named.get(), UTC, horizon)) {
                throw new Unclear("has a UTC time with a TZID in " + line.name());
            }
            return new WrittenTime(local, WrittenTime.Form.UTC, new Clocks(UTC, false));
        }
        WrittenTime.Form form = named.isPresent() ? WrittenTime.Form.ZONED : WrittenTime.Form.FLOATING;
        return new WrittenTime(local, form, new Clocks(named.orElse(fallback), false));
    }

    private static LocalDate date(String text) {
        return LocalDate.of(
                Integer.parseInt(text.substring(0, 4)),
                Integer.parseInt(text.substring(4, 6)),
                Integer.parseInt(text.substring(6, 8)));
    }

    private static Unclear unreadable(ContentLine line, String text) {
        return new Unclear(
                "has the " + line.name() + " \"" + PlainText.of(text) + "\", which does not match its value type");
    }

    /** A time at which an event happens besides its rule, with a length if that is another than usual. */
    record Addition(WrittenTime start, Optional<Length> length) {}
}
