package dev.wavegate.icalendar;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
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
    private static final int STEPS_OF_A_RULE = 100;
    private static final int STEPS_OF_A_VAIN_SEARCH = 1_000;
    private static final int STEPS_OF_SECOND_OPINION = 1_000;
    private static final int STEPS_OF_SECOND_OPINION_PER_TIME = 5;

    private final RecurrenceRuleIterator times;
    private final Effort effort;
    private final LocalDateTime start;
    private final LocalDateTime end;
    private LocalDateTime next;

    private RuleTimes(RecurrenceRuleIterator times, LocalDateTime start, LocalDateTime end, Effort effort) {
        this.times = times;
        this.start = start;
        this.end = end;
        this.effort = effort;
        this.next = start;
        advance();
    }

    /** The times after the start and before the end, in order, without regard to the rule's own end. */
    static Iterator<LocalDateTime> after(LocalDateTime start, Rule rule, LocalDateTime end, Effort effort) {
        effort.spend(STEPS_OF_A_RULE);
        RuleTimes times = new RuleTimes(iterator(start, rule, effort), start, end, effort);
        return rule.isUnusual() ? times.agreedByAnother(rule) : times;
    }

    private static RecurrenceRuleIterator iterator(LocalDateTime start, Rule rule, Effort effort) {
        try {
            return new RecurrenceRule(rule.pattern(), RfcMode.RFC5545_STRICT)
                    .iterator(new DateTime(
                            start.getYear(),
                            start.getMonthValue() - 1,
                            start.getDayOfMonth(),
                            start.getHour(),
                            start.getMinute(),
                            start.getSecond()));
        } catch (InvalidRecurrenceRuleException | RuntimeException refused) {
            // Such as a 30th of February, which the library gives up looking for after a thousand years.
            effort.spend(STEPS_OF_A_VAIN_SEARCH);
            throw new Unclear("has an RRULE without occurrences: " + rule.pattern());
        }
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
        } while (!next.isAfter(start) && next.isBefore(end));
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

    private Iterator<LocalDateTime> agreedByAnother(Rule rule) {
        effort.spend(STEPS_OF_SECOND_OPINION);
        List<LocalDateTime> mine = new ArrayList<>();
        while (hasNext()) {
            effort.spend(STEPS_OF_SECOND_OPINION_PER_TIME);
            mine.add(next());
        }
        List<LocalDateTime> others = new Recur<LocalDateTime>(rule.pattern())
                .getDates(start, start, end).stream()
                        .filter(time -> time.isAfter(start) && time.isBefore(end))
                        .toList();
        if (!mine.equals(others)) {
            throw new Unclear("has an RRULE that is not expanded reliably: " + rule.pattern());
        }
        return mine.iterator();
    }
}
