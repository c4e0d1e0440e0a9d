package dev.wavegate.icalendar;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How an event repeats.
 *
 * @param pattern the rule without its end, with every part known to be valid
 * @param count how often the event happens, its first time included
 * @param end when it happens for the last time at the latest
 * @param isUnusual whether libraries are known to disagree about rules of this kind
 */
record Rule(String pattern, Optional<Integer> count, Optional<RuleEnd> end, boolean isUnusual) {
    private static final Set<String> UNUSUAL =
            Set.of("BYSETPOS", "BYWEEKNO", "BYYEARDAY", "BYHOUR", "BYMINUTE", "BYSECOND");
    private static final Set<String> TIMES_OF_DAY = Set.of("BYHOUR", "BYMINUTE", "BYSECOND");

    static Rule parse(String text, WrittenTime start, TimeReader times) {
        Map<String, String> parts = new TreeMap<>();
        for (String part : text.strip().toUpperCase(Locale.ROOT).split(";", -1)) {
            int equals = part.indexOf('=');
            // A rule that ends in a semicolon is common and harmless.
            if (!part.isEmpty()
                    && (equals < 1 || parts.put(part.substring(0, equals), part.substring(equals + 1)) != null)) {
                throw new Unclear("has an invalid RRULE: " + PlainText.of(text));
            }
        }
        if (start.isDay()) {
            parts.keySet().removeAll(TIMES_OF_DAY);
        }
        Optional<String> count = Optional.ofNullable(parts.remove("COUNT"));
        Optional<String> until = Optional.ofNullable(parts.remove("UNTIL"));
        if (count.isPresent() && until.isPresent()) {
            throw new Unclear("has an RRULE with both COUNT and UNTIL");
        }
        RuleGrammar.check(parts, text);
        boolean isUnusual = isUnusual(parts);
        StringBuilder pattern = new StringBuilder("FREQ=" + parts.remove("FREQ"));
        parts.forEach(
                (name, value) -> pattern.append(';').append(name).append('=').append(value));
        return new Rule(
                pattern.toString(),
                count.map(number -> RuleGrammar.number(number, 1, 999_999_999, "COUNT")),
                until.map(time -> RuleEnd.of(times.time(new ContentLine("UNTIL", Map.of(), time)), start)),
                isUnusual);
    }

    /** Parts that few calendars use, and combinations of which each library makes something else. */
    private static boolean isUnusual(Map<String, String> parts) {
        boolean everyMonth = "YEARLY".equals(parts.get("FREQ")) && !parts.containsKey("BYMONTH");
        return parts.keySet().stream().anyMatch(UNUSUAL::contains)
                || (parts.containsKey("BYDAY") && (everyMonth || parts.containsKey("BYMONTHDAY")));
    }

    /** How often the event happens at most. */
    int times() {
        return count.orElse(Integer.MAX_VALUE);
    }

    /** Whether it says more than how far apart the times are. */
    boolean hasConditions() {
        return pattern.contains(";BY");
    }
}
