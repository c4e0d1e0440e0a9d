package dev.wavegate.activities.window;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.wavegate.domain.device.FeedCursors;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.rollout.Rollouts;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleHint;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.RosterReading;
import dev.wavegate.domain.window.CalendarReading;
import dev.wavegate.domain.window.ScheduleCopies;
import dev.wavegate.workflows.window.ScheduleFeedActivities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the schedules that rollouts name and tells those whose schedules moved. A source that can say cheaply that nothing
 * was changed is read only when it does not say so, or when its copy grows old.
 */
public final class ScheduleCopying implements ScheduleFeedActivities {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleCopying.class);

    private final ScheduleSources sources;
    private final ScheduleCopies copies;
    private final Rollouts rollouts;
    private final FeedCursors cursors;
    private final MoveAnnouncing moves;
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

    public ScheduleCopying(
            ScheduleSources sources,
            ScheduleCopies copies,
            Rollouts rollouts,
            FeedCursors cursors,
            MoveAnnouncing moves,
            Clock clock,
            Pace pace) {
        this.sources = sources;
        this.copies = copies;
        this.rollouts = rollouts;
        this.cursors = cursors;
        this.moves = moves;
        this.clock = clock;
        this.pace = pace;
    }

    @Override
    public void announceMoved(String source) {
        rollouts.schedulesInUse().stream()
                .filter(ref -> ref.source().equals(source))
                .forEach(this::look);
        // Also what others noticed who read a schedule between two ticks.
        moves.announce(ref -> ref.source().equals(source));
    }

    /** A schedule without a copy is read by whoever needs it first; one that cannot be read now is read next time. */
    private void look(ScheduleRef ref) {
        Optional<CalendarReading> calendar = copies.calendar(ref);
        Optional<RosterReading> roster = copies.roster(ref);
        if (calendar.isEmpty() && roster.isEmpty()) {
            return;
        }
        // Asked before the reading, so that what is changed between the two is told the next time.
        Optional<ScheduleHint> hint = hint(ref);
        boolean isDue = calendar.map(each -> isDue(each.fetchedAt(), each.complete()))
                        .orElse(false)
                || roster.map(each -> isDue(each.fetchedAt(), each.complete())).orElse(false);
        if (hint.map(ScheduleHint::changed).orElse(true) || isDue) {
            read(ref, calendar.isPresent(), roster.isPresent(), hint);
        }
    }

    private void read(ScheduleRef ref, boolean calendar, boolean roster, Optional<ScheduleHint> hint) {
        Instant now = clock.instant();
        Interval around = new Interval(now.minus(ScheduleReadings.BACK), now.plus(pace.horizon()));
        try {
            if (calendar) {
                copies.keep(sources.readCalendar(ref, around));
            }
            if (roster) {
                copies.keep(sources.readRoster(ref, around));
            }
            hint.ifPresent(each -> cursors.keep(cursorOf(ref), each.cursor()));
        } catch (Failure failure) {
            warn(ref, failure, "A schedule could not be read; its copy grows old");
        }
    }

    /** Empty when the source does not know. */
    private Optional<ScheduleHint> hint(ScheduleRef ref) {
        try {
            return sources.hintsOf(ref.source())
                    .map(hints -> hints.since(ref, cursors.find(cursorOf(ref)).orElse("")));
        } catch (Failure failure) {
            warn(ref, failure, "A source does not say whether a schedule moved, so it is read");
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

    private static void warn(ScheduleRef ref, Failure failure, String sentence) {
        LOG.atWarn()
                .addKeyValue("schedule", ref)
                .addKeyValue("failure", failure.detail())
                .log(sentence);
    }
}
