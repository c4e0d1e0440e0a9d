package dev.wavegate.domain.window;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;

/**
 * Finds the time in which a wave may run. For a start s the calendars must be open and free of freezes throughout
 * [s, s + work + soak + reserve), and all staffing rules met at every moment of [s − lead, s + work + soak + reserve),
 * also where that lies in the past. Any freeze beats any opening; what no complete reading covers is closed, frozen and
 * not staffed.
 */
public final class StaffedWindows {

    // Nothing is promised further ahead, also where no calendar and no roster sets an end.
    private static final Duration FURTHEST = Duration.ofDays(366);

    private StaffedWindows() {}

    /** The first start at or after {@code notBefore} whose soak and reserve are over by {@code horizonEnd}. */
    public static WindowSearch search(WindowDemand demand, ScheduleFacts facts, Instant notBefore, Instant horizonEnd) {
        Availability availability = Availability.untilFirstFit(demand, facts, new Interval(notBefore, horizonEnd));
        List<StartRange> starts = availability.starts();
        return starts.isEmpty() ? new Explanation(availability).nowhere() : found(availability, starts.get(0));
    }

    /** Whether the wave may start exactly now; if not, why not, and the next start that would fit. */
    public static WindowSearch admit(WindowDemand demand, ScheduleFacts fresh, Instant now) {
        Instant horizonEnd = now.plus(demand.needed()).plus(FURTHEST);
        Availability availability = Availability.untilFirstFit(demand, fresh, new Interval(now, horizonEnd));
        List<StartRange> starts = availability.starts();
        if (!starts.isEmpty() && starts.get(0).first().equals(now)) {
            return found(availability, starts.get(0));
        }
        Optional<Instant> next = starts.stream().findFirst().map(StartRange::first);
        return new Explanation(availability).notNow(next);
    }

    private static WindowSearch found(Availability availability, StartRange starts) {
        Instant start = starts.first();
        Interval span = availability.available().pieceAround(start).orElseThrow();
        return new WindowSearch.Found(new StaffedWindow(
                span,
                start,
                starts.last(),
                span.end().minus(availability.demand().tail()),
                Evidence.of(availability, start)));
    }
}
