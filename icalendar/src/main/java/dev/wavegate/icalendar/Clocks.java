package dev.wavegate.icalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

import dev.wavegate.domain.schedule.Interval;

/**
 * What the clocks of a zone show when. Answers as {@link LocalDateTime#atZone} and {@link java.time.LocalDate#atStartOfDay}
 * do, also for zones that a calendar describes itself and that have no name of their own.
 *
 * @param wholeDays whether times stand for whole days, which begin at the first moment that exists of them
 */
record Clocks(ZoneRules rules, boolean wholeDays) {
    private static final Duration AROUND = Duration.ofDays(2);

    /**
     * The moment of a local time: the earlier of two, and for one that is skipped the moment which the clocks would have
     * shown it at had they not gone forward.
     */
    Instant instant(LocalDateTime local) {
        ZoneOffsetTransition change = rules.getTransition(local);
        if (change == null) {
            return local.toInstant(rules.getOffset(local));
        }
        return wholeDays && change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore());
    }

    LocalDateTime local(Instant instant) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, rules.getOffset(instant));
        return wholeDays ? local.truncatedTo(ChronoUnit.DAYS) : local;
    }

    /** Whether the clocks of two zones show the same all through a span, and for days around it. */
    static boolean agree(ZoneRules one, ZoneRules other, Interval span) {
        Instant end = span.end().plus(AROUND);
        Instant at = span.start().minus(AROUND);
        while (at.isBefore(end)) {
            if (!one.getOffset(at).equals(other.getOffset(at))) {
                return false;
            }
            Instant oneChange = change(one, at, end);
            Instant otherChange = change(other, at, end);
            at = oneChange.isBefore(otherChange) ? oneChange : otherChange;
        }
        return true;
    }

    private static Instant change(ZoneRules rules, Instant after, Instant end) {
        ZoneOffsetTransition next = rules.nextTransition(after);
        return next == null ? end : next.getInstant();
    }

    /** Whether the clocks never show this time; whole days are never skipped. */
    boolean skip(LocalDateTime local) {
        ZoneOffsetTransition change = rules.getTransition(local);
        return !wholeDays && change != null && change.isGap();
    }
}
