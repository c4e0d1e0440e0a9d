package dev.wavegate.domain.window.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Shortage;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.text.ReadableTime;
import dev.wavegate.domain.window.Availability;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.domain.window.WindowQuestion;
import dev.wavegate.domain.window.Wording;

/** The obstacle that the longest workable time is shorter than the work, with the schedule that ends it. */
final class ShortTime {

    static final ScheduleRef SEARCH_HORIZON = new ScheduleRef("wavegate", "search-horizon");

    private final Availability availability;
    private final WindowQuestion question;
    private final WindowDemand demand;

    ShortTime(Availability availability) {
        this.availability = availability;
        this.question = availability.question();
        this.demand = availability.demand();
    }

    /** That the longest time is too short, if there is any. */
    Optional<Obstacle> obstacle() {
        return workable()
                .longest()
                .filter(piece -> piece.duration().compareTo(demand.work()) < 0)
                .map(piece -> new Obstacle(
                        Obstacle.Kind.TOO_SHORT,
                        endedBy(piece.end()),
                        piece,
                        "The longest staffed window is " + ReadableTime.of(piece.duration()) + " ("
                                + Wording.fromTo(piece) + "), but the wave needs " + ReadableTime.of(demand.work())
                                + " of work."));
    }

    /** When calendars and staff allow work, and lead and tail fit around it. */
    private IntervalSet workable() {
        return IntervalSet.of(shortened(availability.openPieces(), Duration.ZERO, demand.openTail()))
                .intersection(IntervalSet.of(
                        shortened(availability.staff().staffed(), demand.rules().lead(), demand.tail())))
                .intersection(IntervalSet.of(question.span()));
    }

    /** The schedule by which the time to work ends where it does. */
    private ScheduleRef endedBy(Instant workEnd) {
        if (!workEnd.isBefore(question.until())) {
            return SEARCH_HORIZON;
        }
        Instant end = workEnd.plus(demand.openTail());
        Interval after = new Interval(end, question.openSpan().end());
        for (int index = 0; index < demand.rules().closed().size(); index++) {
            if (availability.calendars().closed(index).pieceAround(end).isPresent()) {
                return demand.rules().closed().get(index);
            }
        }
        boolean open = availability.calendars().open().pieceAround(end).isPresent();
        if (!open && !demand.rules().open().isEmpty() && !after.isEmpty()) {
            return demand.rules().open().get(0);
        }
        return understaffedAt(workEnd.plus(demand.tail()));
    }

    private ScheduleRef understaffedAt(Instant end) {
        Interval after = new Interval(end, question.staffSpan().end());
        return availability.staff().shortages(after).stream()
                .filter(shortage -> shortage.when().contains(end))
                .min(Comparator.comparing(shortage -> shortage.when().start()))
                .map(Shortage::roster)
                .or(() -> demand.staffing().stream().map(StaffingRule::roster).findFirst())
                .orElse(SEARCH_HORIZON);
    }

    /** The pieces without so much of their beginning and end, as far as anything, or at least a moment, is left. */
    private static List<Interval> shortened(List<Interval> pieces, Duration before, Duration after) {
        List<Interval> shorter = new ArrayList<>();
        for (Interval piece : pieces) {
            if (piece.duration().compareTo(before.plus(after)) >= 0) {
                shorter.add(new Interval(piece.start().plus(before), piece.end().minus(after)));
            }
        }
        return shorter;
    }
}
