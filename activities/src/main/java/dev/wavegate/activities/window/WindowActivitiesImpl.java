package dev.wavegate.activities.window;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.wavegate.domain.booking.Bookings;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Engagements;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.text.ReadableTime;
import dev.wavegate.domain.window.EngagedElsewhere;
import dev.wavegate.domain.window.ScheduleCopies;
import dev.wavegate.domain.window.ScheduleFacts;
import dev.wavegate.domain.window.search.StaffedWindows;
import dev.wavegate.domain.window.search.WindowSearch;
import dev.wavegate.workflows.window.WindowActivities;

/** Looks for windows in what calendars and rosters say. */
public final class WindowActivitiesImpl implements WindowActivities {
    /** A source that did not answer is worth another try after this long. */
    private static final Duration SOURCE_REST = Duration.ofSeconds(15);

    private final ScheduleSources sources;
    private final ScheduleCopies copies;
    private final Bookings bookings;
    private final Clock clock;
    private final Duration horizon;
    private final Duration freshness;

    /**
     * @param horizon how far ahead schedules are read
     * @param freshness how old a copy may be when a window is looked for; admission always reads afresh
     */
    public WindowActivitiesImpl(
            ScheduleSources sources,
            ScheduleCopies copies,
            Bookings bookings,
            Clock clock,
            Duration horizon,
            Duration freshness) {
        this.sources = sources;
        this.copies = copies;
        this.bookings = bookings;
        this.clock = clock;
        this.horizon = horizon;
        this.freshness = freshness;
    }

    @Override
    public SearchResult find(SearchInput question) {
        ScheduleSnapshots readings = readings();
        if (!question.from().isBefore(readings.horizonEnd())) {
            return tooFar(question, readings.horizonEnd());
        }
        return answer(
                question,
                readings,
                readings.kept(question.demand()),
                facts -> StaffedWindows.search(question.demand(), facts, question.from(), readings.horizonEnd()));
    }

    @Override
    public SearchResult admit(SearchInput question) {
        ScheduleSnapshots readings = readings();
        return answer(
                question,
                readings,
                readings.fresh(question.demand()),
                facts -> StaffedWindows.admit(question.demand(), facts, question.from()));
    }

    /** The result by what other rollouts, and then other parts of the wave, leave of people's time. */
    private SearchResult answer(
            SearchInput input,
            ScheduleSnapshots snapshots,
            ScheduleFacts facts,
            Function<ScheduleFacts, WindowSearch> search) {
        snapshots.keepFaults();
        Set<ScheduleRef> unshared = input.demand().unsharedRosters();
        ScheduleFacts unbooked = unshared.isEmpty()
                ? facts
                : EngagedElsewhere.excludeOn(unshared, facts, new Engagements(booked(input), 1));
        return search.apply(input.leftOf(unbooked))
                .match(found -> SearchResult.found(input, found.window(), unbooked), nothing -> {
                    List<String> reasons = new ArrayList<>();
                    reasons.add(nothing.sentence());
                    reasons.addAll(snapshots.unread());
                    Optional<Instant> lookAgainAt = snapshots.hasFailed()
                            ? Optional.of(clock.instant().plus(SOURCE_REST))
                            : nothing.lookAgainAt();
                    return SearchResult.blocked(input, reasons, lookAgainAt, unbooked);
                });
    }

    /** When other rollouts have booked whom. */
    private List<Presence> booked(SearchInput question) {
        Interval reach = new Interval(
                question.from().minus(question.demand().rules().lead()),
                later(clock.instant(), question.from()).plus(horizon));
        return bookings.overlapping(reach, question.rollout()).stream()
                .map(each -> new Presence(each.person(), each.interval()))
                .toList();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** A change may be planned for a time of which no schedule is read yet. */
    private SearchResult tooFar(SearchInput question, Instant horizonEnd) {
        String reason = "The wave starts no earlier than " + ReadableTime.of(question.from())
                + ", but schedules are read only until " + ReadableTime.of(horizonEnd) + ".";
        Instant inReach = question.from().minus(horizon).plus(question.demand().needed());
        return SearchResult.blocked(List.of(reason), Optional.of(inReach));
    }

    private ScheduleSnapshots readings() {
        return new ScheduleSnapshots(sources, copies, clock, horizon, freshness);
    }
}
