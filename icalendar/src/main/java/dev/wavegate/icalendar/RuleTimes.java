package dev.wavegate.icalendar;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import net.fortuna.ical4j.model.Recur;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * The local times that a rule gives, whatever the clocks of a zone do. Where libraries are known to disagree two of them
 * are asked, and what they do not agree on is {@link Unclear}.
 */
final class RuleTimes implements Iterator<LocalDateTime> {
    private static final int STEPS_OF_A_RULE = 20;
    private static final int STEPS_OF_A_START = 10;
    // The library skips a day in a few nanoseconds, but a thousand years have many.
    private static final int SKIPPED_DAYS_PER_STEP = 200;
    private static final int STEPS_OF_A_VAIN_SEARCH = 1_000;
    private static final int STEPS_OF_SECOND_OPINION = 1_000;
    private static final int STEPS_OF_SECOND_OPINION_PER_TIME = 5;

    private final RecurrenceRuleIterator times;
    private final Effort effort;
    private final LocalDateTime from;
    private final LocalDateTime end;
    private LocalDateTime next;

    private RuleTimes(RecurrenceRuleIterator times, LocalDateTime from, LocalDateTime end, Effort effort) {
        this.times = times;
        this.from = from;
        this.end = end;
        this.effort = effort;
        this.next = from;
        advance();
    }

    /** The times after the start, not before the first moment and before the end, in order, without regard to the rule's end. */
    static Iterator<LocalDateTime> between(
            LocalDateTime start, LocalDateTime from, LocalDateTime end, Rule rule, Effort effort) {
        effort.spend(STEPS_OF_A_RULE);
        RecurrenceRuleIterator all = iterator(start, rule, effort);
        if (from.isAfter(start)) {
            effort.spend((int) (ChronoUnit.DAYS.between(start, from) / SKIPPED_DAYS_PER_STEP));
            all.fastForward(dateTime(from));
        }
        RuleTimes times = new RuleTimes(all, from.isAfter(start) ? from : start.plusSeconds(1), end, effort);
        return rule.isUnusual() ? times.agreedByAnother(rule, start) : times;
    }

    /** Whether the rule gives the time that it starts with; if not, what RFC 5545 says of the event is undefined. */
    static boolean giveStart(LocalDateTime start, Rule rule, Effort effort) {
        if (!rule.hasConditions()) {
            return true;
        }
        effort.spend(STEPS_OF_A_START);
        return new Recur<LocalDateTime>(rule.pattern())
                .getDates(start, start, start.plusSeconds(1))
                .contains(start);
    }

    private static RecurrenceRuleIterator iterator(LocalDateTime start, Rule rule, Effort effort) {
        try {
            return new RecurrenceRule(rule.pattern(), RfcMode.RFC5545_STRICT).iterator(dateTime(start));
        } catch (InvalidRecurrenceRuleException | RuntimeException refused) {
            // Such as a 30th of February, which the library gives up looking for after a thousand years.
            effort.spend(STEPS_OF_A_VAIN_SEARCH);
            throw new Unclear("has an RRULE without occurrences: " + rule.pattern());
        }
    }

    private static DateTime dateTime(LocalDateTime local) {
        return new DateTime(
                local.getYear(),
                local.getMonthValue() - 1,
                local.getDayOfMonth(),
                local.getHour(),
                local.getMinute(),
                local.getSecond());
    }

    @Override
    public boolean hasNext() {
        return next.isBefore(end);
    }

    @Override
    public LocalDateTime next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the rule has no more occurrences before " + end);
        }
        LocalDateTime found = next;
        advance();
        return found;
    }

    private void advance() {
        do {
            effort.spend(1);
            next = oneMore();
        } while (next.isBefore(from) && next.isBefore(end));
    }

    private LocalDateTime oneMore() {
        try {
            return times.hasNext()
                    ? LocalDateTime.ofEpochSecond(Math.floorDiv(times.nextMillis(), 1_000L), 0, ZoneOffset.UTC)
                    : end;
        } catch (RuntimeException exhausted) {
            throw new Unclear("has an RRULE without occurrences after " + next);
        }
    }

    private Iterator<LocalDateTime> agreedByAnother(Rule rule, LocalDateTime start) {
        effort.spend(STEPS_OF_SECOND_OPINION);
        List<LocalDateTime> mine = new ArrayList<>();
        while (hasNext()) {
            effort.spend(STEPS_OF_SECOND_OPINION_PER_TIME);
            mine.add(next());
        }
        List<LocalDateTime> others = new Recur<LocalDateTime>(rule.pattern())
                .getDates(start, from, end).stream()
                        .filter(time -> !time.isBefore(from) && time.isBefore(end))
                        .toList();
        if (!mine.equals(others)) {
            throw new Unclear("has an RRULE that is not expanded reliably: " + rule.pattern());
        }
        return mine.iterator();
    }
}
