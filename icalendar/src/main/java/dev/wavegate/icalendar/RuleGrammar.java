package dev.wavegate.icalendar;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may stand in a rule, by RFC 5545, section 3.3.10. Libraries leave out parts that they do not understand and go on,
 * which turns a weekly window into a daily one.
 */
final class RuleGrammar {
    private static final Set<String> FREQUENCIES = Set.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY");
    private static final Set<String> TOO_FREQUENT = Set.of("HOURLY", "MINUTELY", "SECONDLY");
    private static final Pattern WEEKDAY = Pattern.compile("([+-]?\\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,9}");
    // Every 1000 years is a mistake, and libraries take minutes to find the second time.
    private static final int LONGEST_INTERVAL = 1_000;
    // Every quarter of an hour; each one is expanded for every day.
    private static final int MOST_TIMES_A_DAY = 96;

    private final Map<String, String> parts;
    private final String frequency;

    private RuleGrammar(Map<String, String> parts, String frequency) {
        this.parts = parts;
        this.frequency = frequency;
    }

    static void check(Map<String, String> parts, String text) {
        String frequency = parts.getOrDefault("FREQ", "");
        if (TOO_FREQUENT.contains(frequency)) {
            throw new Unclear("recurs more often than daily (" + frequency + "), which is not supported");
        }
        if (!FREQUENCIES.contains(frequency)) {
            throw new Unclear("has an invalid RRULE: " + PlainText.of(text));
        }
        new RuleGrammar(parts, frequency).check();
    }

    static int number(String text, int least, int most, String what) {
        if (!NUMBER.matcher(text).matches()) {
            throw new Unclear("has an RRULE with the invalid " + what + " \"" + PlainText.of(text) + "\"");
        }
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw new Unclear(
                    "has an RRULE whose " + what + " must be between " + least + " and " + most + ", but is " + number);
        }
        return number;
    }

    private void check() {
        parts.forEach((name, value) -> {
            switch (name) {
                case "FREQ" -> {}
                case "INTERVAL" -> number(value, 1, LONGEST_INTERVAL, name);
                case "WKST" -> weekday(value, 0, name);
                case "BYDAY" -> each(value, day -> weekday(day, highestOrdinal(), name));
                case "BYMONTH" -> each(value, month -> number(month, 1, 12, name));
                // Without a month, a yearly rule is every month by RFC 5545, and once a year for many clients.
                case "BYMONTHDAY" ->
                    allow(
                            name,
                            !frequency.equals("WEEKLY")
                                    && (!frequency.equals("YEARLY") || parts.containsKey("BYMONTH")),
                            value,
                            31);
                case "BYYEARDAY" -> allow(name, frequency.equals("YEARLY"), value, 366);
                case "BYWEEKNO" -> allow(name, frequency.equals("YEARLY"), value, 53);
                case "BYSETPOS" -> allow(name, hasSet(), value, 366);
                case "BYHOUR" -> each(value, hour -> number(hour, 0, 23, name));
                case "BYMINUTE", "BYSECOND" -> each(value, sixtieth -> number(sixtieth, 0, 59, name));
                default -> throw new Unclear("has an RRULE with the unknown part " + PlainText.of(name));
            }
        });
        if (values("BYHOUR") * values("BYMINUTE") * values("BYSECOND") > MOST_TIMES_A_DAY) {
            throw new Unclear("recurs more than " + MOST_TIMES_A_DAY + " times a day");
        }
    }

    private void allow(String name, boolean allowed, String value, int most) {
        if (!allowed) {
            throw new Unclear("has an RRULE in which " + name + " is not allowed");
        }
        each(value, one -> {
            if (number(one, -most, most, name) == 0) {
                throw new Unclear("has an RRULE whose " + name + " is 0");
            }
        });
    }

    /** The fifth Monday of a month, the 53rd of a year; in a day or a week there is nothing to count. */
    private int highestOrdinal() {
        return switch (frequency) {
            case "MONTHLY" -> 5;
            case "YEARLY" -> parts.containsKey("BYWEEKNO") ? 0 : parts.containsKey("BYMONTH") ? 5 : 53;
            default -> 0;
        };
    }

    private boolean hasSet() {
        return parts.keySet().stream().anyMatch(name -> name.startsWith("BY") && !name.equals("BYSETPOS"));
    }

    private static void weekday(String text, int highest, String what) {
        Matcher day = WEEKDAY.matcher(text);
        if (!day.matches()) {
            throw new Unclear("has an RRULE with the invalid " + what + " \"" + PlainText.of(text) + "\"");
        }
        Optional.ofNullable(day.group(1)).ifPresent(ordinal -> {
            if (number(ordinal, -highest, highest, what) == 0) {
                throw new Unclear("has an RRULE whose " + what + " is 0");
            }
        });
    }

    private int values(String name) {
        return parts.containsKey(name) ? parts.get(name).split(",", -1).length : 1;
    }

    private static void each(String list, Consumer<String> check) {
        for (String one : list.split(",", -1)) {
            check.accept(one);
        }
    }
}
