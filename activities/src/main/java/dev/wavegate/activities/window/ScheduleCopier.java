package dev.wavegate.activities.window;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.fleet.FeedCursors;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleHint;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.window.CalendarSnapshot;
import dev.wavegate.domain.window.ScheduleCopies;
import dev.wavegate.domain.window.ScheduleFault;

/**
 * Copies schedules. A source that can say cheaply that nothing was changed is read only when it does not say so, or when its
 * copy grows old.
 */
public final class ScheduleCopier {
    private final OutageLog reading = new OutageLog("A schedule could not be read; its copy is not refreshed");
    private final OutageLog hinting =
            new OutageLog("A source does not report changes of a schedule; it is read in full");
    private final ScheduleSources sources;
    private final ScheduleCopies copies;
    private final FeedCursors cursors;
    private final Clock clock;
    private final Pace pace;

    /**
     * How schedules are read.
     *
     * @param horizon how far ahead
     * @param tick when the feed comes again at the latest
     * @param longestAge how old a copy may get, however sure its source is that nothing was changed
     */
    public record Pace(Duration horizon, Duration tick, Duration longestAge) {}

    public ScheduleCopier(ScheduleSources sources, ScheduleCopies copies, FeedCursors cursors, Clock clock, Pace pace) {
        this.sources = sources;
        this.copies = copies;
        this.cursors = cursors;
        this.clock = clock;
        this.pace = pace;
    }

    /**
     * Brings the copy up to date. A schedule without a copy is read by whoever needs it first; one that cannot be read now is
     * read next time.
     *
     * @return whether there is a copy
     */
    boolean refresh(ScheduleRef ref) {
        Optional<CalendarSnapshot> calendar = copies.calendar(ref);
        Optional<RosterSnapshot> roster = copies.roster(ref);
        if (calendar.isEmpty() && roster.isEmpty()) {
            return false;
        }
        // Asked before the reading, so that what is changed between the two is told the next time.
        Optional<ScheduleHint> hint = hint(ref);
        boolean isDue = calendar.filter(each -> isDue(each.fetchedAt(), each.complete()))
                        .isPresent()
                || roster.filter(each -> isDue(each.fetchedAt(), each.complete()))
                        .isPresent()
                || !copies.faults(Set.of(ref)).isEmpty();
        if (hint.map(ScheduleHint::changed).orElse(true) || isDue) {
            read(ref, calendar.isPresent(), roster.isPresent(), hint);
        }
        return true;
    }

    private void read(ScheduleRef ref, boolean calendar, boolean roster, Optional<ScheduleHint> hint) {
        Interval around = ScheduleSnapshots.around(clock.instant(), pace.horizon());
        try {
            if (calendar) {
                copies.keep(sources.readCalendar(ref, around));
            }
            if (roster) {
                copies.keep(sources.readRoster(ref, around));
            }
            hint.ifPresent(each -> cursors.keep(cursorOf(ref), each.cursor()));
            reading.worked(ref);
        } catch (Failure failure) {
            copies.keep(ref, ScheduleFault.of(failure, clock.instant()));
            reading.failed(ref, failure);
        }
    }

    /** Empty when the source does not know. */
    private Optional<ScheduleHint> hint(ScheduleRef ref) {
        try {
            Optional<ScheduleHint> hint = sources.hintsOf(ref.source())
                    .map(hints -> hints.since(ref, cursors.find(cursorOf(ref)).orElse("")));
            hinting.worked(ref);
            return hint;
        } catch (Failure failure) {
            hinting.failed(ref, failure);
            return Optional.empty();
        }
    }

    /** Nothing may be concluded from an incomplete copy; the other ones must not be too old before we come again. */
    private boolean isDue(Instant fetchedAt, boolean complete) {
        Instant nextLook = clock.instant().plus(pace.tick());
        return !complete || fetchedAt.plus(pace.longestAge()).isBefore(nextLook);
    }

    private static String cursorOf(ScheduleRef ref) {
        return "schedule/" + ref;
    }
}
