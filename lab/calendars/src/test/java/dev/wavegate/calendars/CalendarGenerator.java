package dev.wavegate.calendars;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;

/** Makes calendars from a seed: all the same for the same seed, and of every kind in turn. */
final class CalendarGenerator {
    private static final List<String> READERS = List.of("Europe/Berlin", "America/New_York", "Asia/Tokyo", "UTC");
    private static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final List<Kind> KINDS = List.of(
            CalendarGenerator::rule,
            CalendarGenerator::ruleWithEnd,
            CalendarGenerator::unusualRule,
            CalendarGenerator::end,
            CalendarGenerator::length,
            CalendarGenerator::exception,
            CalendarGenerator::addition,
            CalendarGenerator::override,
            CalendarGenerator::oddOverride,
            CalendarGenerator::sharedName,
            CalendarGenerator::zoneOfCalendar,
            CalendarGenerator::superfluousZone,
            CalendarGenerator::changeOfClocks,
            CalendarGenerator::text);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;

    private final Random random;
    private String reader = "";

    CalendarGenerator(long seed) {
        this.random = new Random(seed);
    }

    GeneratedCalendar next(int number) {
        reader = any(READERS);
        return KINDS.get(number % KINDS.size()).make(this);
    }

    /** A rule whose start it gives. */
    private GeneratedCalendar rule() {
        Start start = start();
        if (random.nextInt(4) == 0) {
            start = new Start(start.form, start.zone, start.local.minusYears(random.nextInt(8)));
        }
        String rule = commonRule(start, random.nextInt(8) == 0);
        boolean isOff = rule.startsWith("OFF;");
        String end = random.nextInt(3) == 0 ? ";COUNT=" + (1 + random.nextInt(40)) : "";
        return new CalendarLines()
                .event(start.line("DTSTART"), start.length(), "RRULE:" + rule.replace("OFF;", "") + end)
                .build(
                        (isOff ? "rule that does not give its start" : "rule") + (end.isEmpty() ? "" : ", counted"),
                        reader);
    }

    private GeneratedCalendar ruleWithEnd() {
        Start start = start();
        LocalDateTime last = start.local.plusDays(random.nextInt(60) - 3).plusHours(random.nextInt(3) * 5 - 5);
        Form form = any(Form.values());
        String until = form == Form.UTC && start.form == Form.ZONED && random.nextBoolean()
                ? TIME.format(moved(last, ZoneId.of(start.zone), ZoneOffset.UTC)) + "Z"
                : form == Form.UTC && start.form == Form.DAY
                        ? midnightInUtc(last.toLocalDate())
                        : form.written(last).replaceAll(".*:", "");
        String before = last.isBefore(start.local) ? " before the start" : "";
        return new CalendarLines()
                .event(start.line("DTSTART"), start.length(), "RRULE:FREQ=DAILY;UNTIL=" + until)
                .build(
                        "UNTIL" + before + ": " + start.form + ", " + (form == Form.ZONED ? Form.FLOATING : form),
                        reader);
    }

    private GeneratedCalendar unusualRule() {
        Start start = start();
        int day = start.local.getDayOfMonth();
        String weekday = weekday(start);
        String rule = any(List.of(
                "YEARLY;BYMONTHDAY=" + day,
                "YEARLY;BYDAY=" + weekday,
                "YEARLY;BYDAY=" + (1 + (start.local.getDayOfYear() - 1) / 7) + weekday,
                "YEARLY;BYYEARDAY=" + start.local.getDayOfYear(),
                "YEARLY;BYWEEKNO=" + (1 + random.nextInt(53)) + ";BYDAY=" + weekday,
                "MONTHLY;BYMONTHDAY=" + day + "," + (1 + random.nextInt(31)) + ";BYDAY=" + weekday,
                "MONTHLY;BYDAY=" + weekday + ";BYSETPOS=" + (1 + (day - 1) / 7),
                "MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
                "YEARLY;BYMONTH=" + start.local.getMonthValue() + ";BYMONTHDAY=" + day + ";BYDAY=" + weekday,
                "DAILY;BYHOUR=10,20",
                "WEEKLY;BYDAY=MO,FR;BYSETPOS=1"));
        return new CalendarLines()
                .event(start.line("DTSTART"), start.length(), "RRULE:FREQ=" + rule)
                .build(
                        "unusual rule " + rule.replaceAll("=[^;]*", "") + (start.form == Form.DAY ? ": DAY" : ""),
                        reader);
    }

    private GeneratedCalendar end() {
        Start start = start();
        Form form = any(Form.values());
        LocalDateTime end = start.local
                .plusDays(start.form == Form.DAY || form == Form.DAY ? 1 : 0)
                .plusHours(2);
        String zone = any(READERS.subList(0, 3));
        if (start.form == Form.ZONED && form == Form.ZONED) {
            end = moved(end, ZoneId.of(start.zone), ZoneId.of(zone));
        } else if (start.form == Form.UTC && form == Form.ZONED) {
            end = moved(end, ZoneOffset.UTC, ZoneId.of(zone));
        } else if (start.form == Form.ZONED && form == Form.UTC) {
            end = moved(end, ZoneId.of(start.zone), ZoneOffset.UTC);
        }
        return new CalendarLines()
                .event(start.line("DTSTART"), "DTEND" + form.written(end, zone))
                .build("DTEND: " + start.form + ", " + form, reader);
    }

    private GeneratedCalendar length() {
        Start start = start();
        boolean isDay = start.form == Form.DAY;
        String[] lines = any(List.of(
                new String[] {"no end"},
                new String[] {"DTEND = DTSTART", start.line("DTEND")},
                new String[] {
                    "DTEND before DTSTART", new Start(start.form, start.zone, start.local.minusDays(1)).line("DTEND")
                },
                new String[] {"DURATION of days", "DURATION:P" + (1 + random.nextInt(3)) + "D"},
                new String[] {"DURATION of no days", "DURATION:P0D"},
                new String[] {"DURATION of hours", "DURATION:PT" + 24 * (1 + random.nextInt(2)) + "H"},
                new String[] {"DURATION of a week", "DURATION:P1W"},
                new String[] {
                    "DTEND and DURATION",
                    new Start(start.form, start.zone, start.local.plusDays(1)).line("DTEND"),
                    "DURATION:P1D"
                }));
        CalendarLines calendar = new CalendarLines();
        if (lines.length == 3) {
            calendar.event(start.line("DTSTART"), lines[1], lines[2]);
        } else if (lines.length == 2) {
            calendar.event(start.line("DTSTART"), lines[1]);
        } else {
            calendar.event(start.line("DTSTART"));
        }
        return calendar.build(lines[0] + (isDay ? ": DAY" : ""), reader);
    }

    private GeneratedCalendar exception() {
        Start start = start();
        String property = start.occurrence("EXDATE", start.local.plusDays(1 + random.nextInt(3)), this);
        return new CalendarLines()
                .event(start.line("DTSTART"), start.length(), "RRULE:FREQ=DAILY;COUNT=5", property)
                .build("EXDATE: " + start.form + ", " + formOf(property), reader);
    }

    private GeneratedCalendar addition() {
        Start start = start();
        LocalDateTime added = start.local.plusDays(1 + random.nextInt(30));
        String property = start.occurrence("RDATE", added, this);
        if (start.form != Form.DAY && random.nextInt(3) == 0) {
            property = new Start(start.form, start.zone, added).line("RDATE;VALUE=PERIOD") + "/PT1H";
        }
        return new CalendarLines()
                .event(start.line("DTSTART"), start.length(), "RRULE:FREQ=DAILY;COUNT=1", property)
                .build("RDATE: " + start.form + ", " + formOf(property), reader);
    }

    private GeneratedCalendar override() {
        Start start = start();
        LocalDateTime occurrence = start.local.plusDays(1 + random.nextInt(3));
        String property = start.occurrence("RECURRENCE-ID", occurrence, this);
        CalendarLines calendar =
                new CalendarLines().event(start.line("DTSTART"), start.length(), "RRULE:FREQ=DAILY;COUNT=5");
        if (random.nextInt(3) == 0) {
            calendar.event(property, start.line("DTSTART"), start.length(), "STATUS:CANCELLED");
        } else {
            calendar.event(
                    property,
                    new Start(start.form, start.zone, occurrence.plusDays(10)).line("DTSTART"),
                    start.length());
        }
        return calendar.build("RECURRENCE-ID: " + start.form + ", " + formOf(property), reader);
    }

    private GeneratedCalendar oddOverride() {
        Start start = start();
        Start second = new Start(start.form, start.zone, start.local.plusDays(1));
        Start last = new Start(start.form, start.zone, start.local.plusDays(2));
        Start moved = new Start(start.form, start.zone, start.local.plusDays(9));
        String kind = any(List.of(
                "excluded and overridden",
                "override repeats EXDATE",
                "override repeats RDATE",
                "override of no occurrence",
                "THISANDFUTURE",
                "override without its event",
                "override without a zone"));
        String[] series = {start.line("DTSTART"), start.length(), "RRULE:FREQ=DAILY;COUNT=4", "X-NONE:1"};
        String[] change = {last.line("RECURRENCE-ID"), moved.line("DTSTART"), start.length(), "X-NONE:1"};
        switch (kind) {
            case "excluded and overridden" -> series[3] = last.line("EXDATE");
            case "override repeats EXDATE" -> {
                series[3] = second.line("EXDATE");
                change[3] = series[3];
            }
            case "override repeats RDATE" -> {
                series[3] = moved.line("RDATE");
                change[3] = series[3];
            }
            case "override of no occurrence" -> series[2] = "RRULE:FREQ=DAILY;COUNT=2";
            case "THISANDFUTURE" -> change[0] = last.line("RECURRENCE-ID;RANGE=THISANDFUTURE");
            case "override without a zone" -> change[1] = "DTSTART" + Form.FLOATING.written(moved.local);
            default -> {}
        }
        CalendarLines calendar = new CalendarLines();
        if (!kind.equals("override without its event")) {
            calendar.event(series);
        }
        return calendar.event(change).build(kind + (kind.endsWith("zone") ? ": " + start.form : ""), reader);
    }

    private GeneratedCalendar sharedName() {
        Start start = start();
        Start other = new Start(start.form, start.zone, start.local.plusDays(10));
        String[] stamps = any(List.of(
                new String[] {"other DTSTAMP", "DTSTAMP:20260101T000000Z", "DTSTAMP:20260102T000000Z"},
                new String[] {"same stamps", "DTSTAMP:20260101T000000Z", "DTSTAMP:20260101T000000Z"},
                new String[] {"other LAST-MODIFIED", "LAST-MODIFIED:20260101T000000Z", "LAST-MODIFIED:20260102T000000Z"
                },
                new String[] {"higher SEQUENCE", "SEQUENCE:1", "SEQUENCE:2"},
                new String[] {"higher SEQUENCE", "X-NONE:1", "SEQUENCE:1767225600"}));
        boolean isSame = random.nextInt(4) == 0;
        return new CalendarLines()
                .event(start.line("DTSTART"), start.length(), stamps[1])
                .event((isSame ? start : other).line("DTSTART"), start.length(), stamps[2])
                .build("one UID, " + (isSame ? "same" : "other") + " times, " + stamps[0], reader);
    }

    private GeneratedCalendar zoneOfCalendar() {
        Start start = start();
        String zone = any(READERS);
        String relation = zone.equals(reader) ? "the reader's" : "another";
        return new CalendarLines()
                .property("X-WR-TIMEZONE:" + zone)
                .event(start.line("DTSTART"), start.length(), "RRULE:FREQ=WEEKLY;COUNT=6")
                .build("X-WR-TIMEZONE is " + relation + ": " + start.form, reader);
    }

    private GeneratedCalendar superfluousZone() {
        Start start = start();
        String zone = any(READERS);
        boolean isDay = random.nextBoolean();
        String line = "DTSTART;TZID=" + zone + (isDay ? Form.DAY : Form.UTC).written(start.local);
        return new CalendarLines()
                .event(line, isDay ? "DURATION:P1D" : "DURATION:PT1H")
                .build(
                        "TZID on a " + (isDay ? "date, " : "time in UTC, ")
                                + (zone.equals(isDay ? reader : "UTC") ? "the same" : "another"),
                        reader);
    }

    private GeneratedCalendar changeOfClocks() {
        boolean forward = random.nextBoolean();
        LocalDate night = LocalDate.of(2026, forward ? 3 : 10, forward ? 27 : 23);
        LocalDateTime local = night.atTime(any(List.of(0, 1, 2, 3, 21, 23)), 30);
        Start start = new Start(Form.ZONED, "Europe/Berlin", local);
        boolean skipped = forward && local.getHour() == 2;
        String length = any(List.of("DURATION:PT30M", "DTEND", "DURATION:P1D"));
        String line = length.equals("DTEND")
                ? new Start(Form.ZONED, "Europe/Berlin", local.plusHours(6)).line("DTEND")
                : length;
        return new CalendarLines()
                .event(start.line("DTSTART"), line, "RRULE:FREQ=DAILY;COUNT=4")
                .build(
                        "change of the clocks" + (skipped ? ", skipped time" : "") + ", " + length.replace(":", " "),
                        reader);
    }

    private GeneratedCalendar text() {
        Start start = start();
        CalendarLines calendar = new CalendarLines()
                .event(start.line("DTSTART"), start.length(), "SEQUENCE:1505760921", "RRULE:FREQ=DAILY;COUNT=3;");
        String kind = any(List.of("X- line after the end", "folded lines", "lower case", "escaped TZID"));
        GeneratedCalendar made = calendar.after(kind.startsWith("X-") ? "X-COMMENT:Cached\r\n" : "")
                .build(kind, reader);
        return switch (kind) {
            case "folded lines" ->
                new GeneratedCalendar(kind, reader, made.text().replace("DTSTART", "DTST\r\n ART"));
            case "lower case" -> new GeneratedCalendar(kind, reader, made.text().replace("DTSTART", "dtstart"));
            case "escaped TZID" ->
                new GeneratedCalendar(
                        kind,
                        reader,
                        made.text()
                                .replace("TZID:W. Europe Standard Time", "TZID:Amsterdam\\, Berlin")
                                .replaceAll("DTSTART;TZID=[^:]*:", "DTSTART;TZID=\"Amsterdam, Berlin\":"));
            default -> made;
        };
    }

    private Start start() {
        LocalDateTime local = LocalDate.of(2026, 1, 1)
                .plusDays(random.nextInt(330))
                .atTime(8 + random.nextInt(6), 15 * random.nextInt(4));
        Form form = any(Form.values());
        return new Start(
                form,
                any(READERS.subList(0, 3)),
                form == Form.DAY ? local.toLocalDate().atStartOfDay() : local);
    }

    private String commonRule(Start start, boolean off) {
        LocalDateTime local = off ? start.local.plusDays(1) : start.local;
        String weekday = WEEKDAYS.get(local.getDayOfWeek().getValue() - 1);
        String ordinal = (local.getDayOfMonth() + 6) / 7 + weekday;
        int interval = 1 + random.nextInt(3);
        String rule = any(List.of(
                "FREQ=WEEKLY;BYDAY=" + weekday,
                "FREQ=WEEKLY;WKST=SU;BYDAY=" + weekday + (off ? "" : "," + any(WEEKDAYS)),
                "FREQ=DAILY;BYDAY=" + weekday,
                "FREQ=MONTHLY;BYDAY=" + ordinal,
                "FREQ=MONTHLY;BYDAY=" + weekday,
                "FREQ=MONTHLY;BYDAY="
                        + ((local.getDayOfMonth() - local.toLocalDate().lengthOfMonth()) / 7 - 1) + weekday,
                "FREQ=MONTHLY;BYMONTHDAY="
                        + (local.getDayOfMonth() - local.toLocalDate().lengthOfMonth() - 1),
                "FREQ=YEARLY;BYMONTH=" + local.getMonthValue() + ";BYDAY=" + weekday,
                "FREQ=MONTHLY;BYMONTHDAY=" + local.getDayOfMonth(),
                "FREQ=YEARLY;BYMONTH=" + local.getMonthValue() + ";BYDAY=" + ordinal,
                off
                        ? "FREQ=WEEKLY;BYDAY=" + weekday
                        : any(List.of("FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY"))));
        return (off ? "OFF;" : "") + rule + ";INTERVAL=" + interval;
    }

    private String midnightInUtc(LocalDate day) {
        return TIME.format(moved(day.atStartOfDay(), ZoneId.of(any(READERS)), ZoneOffset.UTC)) + "Z";
    }

    /** The same moment by the clocks of another zone. */
    private static LocalDateTime moved(LocalDateTime local, ZoneId from, ZoneId to) {
        return local.atZone(from).withZoneSameInstant(to).toLocalDateTime();
    }

    private static String weekday(Start start) {
        return WEEKDAYS.get(start.local.getDayOfWeek().getValue() - 1);
    }

    private static String formOf(String property) {
        return property.contains("PERIOD")
                ? "PERIOD"
                : property.contains("VALUE=DATE")
                        ? "DAY"
                        : property.contains("TZID")
                                ? property.endsWith("T000000") ? "ZONED midnight" : "ZONED"
                                : property.endsWith("Z")
                                        ? "UTC"
                                        : property.endsWith("T000000") ? "FLOATING midnight" : "FLOATING";
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Makes a calendar of one kind. */
    private interface Kind {
        GeneratedCalendar make(CalendarGenerator generator);
    }

    /** How a time is written. */
    private enum Form {
        ZONED,
        UTC,
        FLOATING,
        DAY;

        String written(LocalDateTime local, String zone) {
            return (this == ZONED ? ";TZID=" + zone : "") + written(local);
        }

        String written(LocalDateTime local) {
            return switch (this) {
                case ZONED, FLOATING -> ":" + TIME.format(local);
                case UTC -> ":" + TIME.format(local) + "Z";
                case DAY -> ";VALUE=DATE:" + DATE.format(local);
            };
        }
    }

    /** When an event begins, and in which form. */
    private record Start(Form form, String zone, LocalDateTime local) {
        String line(String property) {
            return property + form.written(local, zone);
        }

        String length() {
            return form == Form.DAY ? "DURATION:P1D" : "DURATION:PT1H";
        }

        /** A property about an occurrence, in this form or in another. */
        String occurrence(String property, LocalDateTime occurrence, CalendarGenerator any) {
            Form other = any.any(Form.values());
            if (form == Form.DAY && other == Form.UTC) {
                return property + ":" + any.midnightInUtc(occurrence.toLocalDate());
            }
            if (form == Form.ZONED && other == Form.UTC) {
                return property + Form.UTC.written(moved(occurrence, ZoneId.of(zone), ZoneOffset.UTC));
            }
            if (form == Form.UTC && other == Form.ZONED) {
                return property + Form.ZONED.written(moved(occurrence, ZoneOffset.UTC, ZoneId.of(zone)), zone);
            }
            return property + other.written(occurrence, zone);
        }
    }
}
