package dev.wavegate.domain.window.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.window.Availability;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.StartRange;

/**
 * Which single entries of closing calendars are all that is in the way of some start, and where none is, which whole
 * calendars.
 */
final class DropClosure {

    private static final int MOST_ENTRIES = 5;

    private final Availability availability;
    private final List<ScheduleRef> closed;
    private final List<StartRange> staffed;

    DropClosure(Availability availability) {
        this.availability = availability;
        this.closed = availability.demand().rules().closed();
        this.staffed = availability.staffStarts();
    }

    /** One change for each of the shortest entries that would do, and for each calendar of which no entry would. */
    List<Relaxation> helpful() {
        List<Relaxation> helpful = new ArrayList<>();
        Set<Integer> helped = new HashSet<>();
        List<SoleClosing> alone = new ArrayList<>(SoleClosing.all(availability));
        alone.sort(Comparator.comparing(each -> each.entry().interval().duration()));
        for (SoleClosing each : alone) {
            if (helpful.size() < MOST_ENTRIES && leavesAStart(each)) {
                tried(each.index(), Optional.of(each.entry())).ifPresent(relaxation -> {
                    helpful.add(relaxation);
                    helped.add(each.index());
                });
            }
        }
        for (int index = 0; index < closed.size(); index++) {
            if (!helped.contains(index)) {
                tried(index, Optional.empty()).ifPresent(helpful::add);
            }
        }
        return helpful;
    }

    private Optional<Relaxation> tried(int index, Optional<CalendarEntry> entry) {
        Relaxation change = new Relaxation.DropClosed(
                index, closed.get(index), entry, availability.question().from());
        return availability.with(change.applyTo(availability.asked())).starts().stream()
                .findFirst()
                .map(starts -> new Relaxation.DropClosed(index, closed.get(index), entry, starts.first()));
    }

    /** Whether a start fits into the time that would be open without the entry, together with what is open around it. */
    private boolean leavesAStart(SoleClosing closing) {
        IntervalSet allowed = availability.calendars().allowed();
        Duration needed = availability.demand().neededOpen();
        for (Interval piece :
                closing.alone().intersection(availability.calendars().open()).intervals()) {
            Instant from = allowed.pieceAround(piece.start().minusNanos(1))
                    .map(Interval::start)
                    .orElse(piece.start());
            Instant until = allowed.pieceAround(piece.end()).map(Interval::end).orElse(piece.end());
            List<StartRange> starts = StartRange.within(List.of(new Interval(from, until)), Duration.ZERO, needed);
            if (starts.stream().anyMatch(range -> range.meetsAny(staffed))) {
                return true;
            }
        }
        return false;
    }
}
