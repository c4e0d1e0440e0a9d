package dev.wavegate.icalendar;

import java.time.Instant;
import java.time.LocalDateTime;
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
 * @param until when it happens for the last time at the latest
 * @param isUnusual whether libraries are known to disagree about rules of this kind
 * @param repeatsDays whether the event is of whole days
 */
record Rule(
        String pattern, Optional<Integer> count, Optional<WrittenTime> until, boolean isUnusual, boolean repeatsDays) {
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
        StringBuilder pattern = new StringBuilder("FREQ=" + parts.remove("FREQ"));
        parts.forEach(
                (name, value) -> pattern.append(';').append(name).append('=').append(value));
        return new Rule(
                pattern.toString(),
                count.map(number -> RuleGrammar.number(number, 1, 999_999_999, "COUNT")),
                until.map(time -> times.time(new ContentLine("UNTIL", Map.of(), time))),
                parts.keySet().stream().anyMatch(UNUSUAL::contains),
                start.isDay());
    }

    /** Whether the event happens so often. */
    boolean allows(int number) {
        return count.isEmpty() || number <= count.get();
    }

    /** Whether a repetition, and so every later one, is after the end. A day given as the end belongs to the rule. */
    boolean isOver(LocalDateTime local, Instant instant) {
        return until.isPresent()
                && switch (until.get().form()) {
                    case DAY -> local.toLocalDate().isAfter(until.get().local().toLocalDate());
                    case FLOATING, ZONED -> isAfterLocal(local);
                    case UTC -> instant.isAfter(until.get().instant()) && (!repeatsDays || isAfterLocal(local));
                };
    }

    /** Whether a whole day is within one reading, and beyond the other, of an end that is a time in UTC. */
    boolean isUnclearAbout(LocalDateTime local, Instant instant) {
        return repeatsDays
                && until.filter(end -> end.form() == WrittenTime.Form.UTC
                                && instant.isAfter(end.instant()) != isAfterLocal(local))
                        .isPresent();
    }

    private boolean isAfterLocal(LocalDateTime local) {
        return local.isAfter(until.orElseThrow().local());
    }
}
