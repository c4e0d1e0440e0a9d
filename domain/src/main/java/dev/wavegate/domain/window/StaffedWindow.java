package dev.wavegate.domain.window;

import java.time.Instant;
import java.util.List;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.staffing.Assignment;
import dev.wavegate.domain.text.ReadableTime;

/**
 * Where a wave fits: it may start at any moment from {@code start} to {@code latestStart} (inclusive). The span is the
 * unbroken time, from the search's beginning on, in which calendars are open as far as they must be and staff is there.
 * A wave that begins at {@code start} must be over with dispatching and device deadline by {@code workUntil}, so that
 * soak and reserve still fit. The evidence names sources and people; {@code people} fill the slots at {@code start}.
 */
public record StaffedWindow(
        Interval span,
        Instant start,
        Instant latestStart,
        Instant workUntil,
        List<String> evidence,
        List<Assignment> people) {

    public StaffedWindow {
        evidence = List.copyOf(evidence);
        people = List.copyOf(people);
        if (start.isBefore(span.start()) || start.isAfter(span.end())) {
            throw new IllegalArgumentException(
                    "start must be within the span " + Wording.fromTo(span) + ", but is " + ReadableTime.of(start));
        }
        if (latestStart.isBefore(start)) {
            throw new IllegalArgumentException("latestStart must not be before start, but is "
                    + ReadableTime.of(latestStart) + " before " + ReadableTime.of(start));
        }
        if (workUntil.isBefore(start) || workUntil.isAfter(span.end())) {
            throw new IllegalArgumentException("workUntil must be within " + ReadableTime.fromTo(start, span.end())
                    + ", but is " + ReadableTime.of(workUntil));
        }
    }
}
