package dev.wavegate.domain.window;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.StaffingRule;

/** Why the wave fits nowhere, or not now: what blocks the most promising starts, and whether time is too short. */
final class Explanation {

    private static final int MOST_ATTEMPTS = 3;
    private static final int MOST_OBSTACLES = 20;
    private static final int MOST_SENTENCES = 4;
    private static final ScheduleRef SEARCH_HORIZON = new ScheduleRef("wavegate", "search-horizon");

    private final Availability availability;
    private final WindowQuestion question;
    private final WindowDemand demand;

    Explanation(Availability availability) {
        this.availability = availability;
        this.question = availability.question();
        this.demand = question.demand();
    }

    /** Why no start of the asked interval fits. */
    WindowSearch.NothingFits nowhere() {
        Set<Obstacle> obstacles = new LinkedHashSet<>();
        tooShort().ifPresent(obstacles::add);
        for (Instant attempt : attempts()) {
            obstacles.addAll(blockersAt(attempt));
        }
        if (availability.open().isEmpty()) {
            obstacles.addAll(Blockers.of(availability, question.span(), question.staffSpan()));
        }
        Interval asked = question.span();
        String summary = "Nothing fits " + Wording.fromTo(asked) + ". " + sentences(obstacles);
        return new WindowSearch.NothingFits(limited(obstacles), summary, Optional.empty());
    }

    /** Why the wave cannot start at the beginning of the asked interval, and when it can instead. */
    WindowSearch.NothingFits notNow(Optional<Instant> next) {
        Instant now = question.from();
        Set<Obstacle> obstacles = new LinkedHashSet<>(blockersAt(now));
        String otherwise = next.map(start -> " The next start that fits is " + Wording.moment(start) + ".")
                .orElse(" No later start fits either, as far as the schedules are known.");
        String summary = "The wave cannot start at " + Wording.moment(now) + ". " + sentences(obstacles) + otherwise;
        return new WindowSearch.NothingFits(limited(obstacles), summary, next);
    }

    private List<Obstacle> blockersAt(Instant start) {
        return Blockers.of(
                availability,
                new Interval(start, start.plus(demand.neededOpen())),
                new Interval(start.minus(demand.rules().lead()), start.plus(demand.needed())));
    }

    /** The starts worth explaining: those the calendars allow, as close to staffed time as possible. */
    private List<Instant> attempts() {
        List<StartRange> starts = availability.calendarStarts();
        if (starts.isEmpty()) {
            return availability
                    .calendar()
                    .longest()
                    .or(() -> availability.open().longest())
                    .map(piece -> List.of(piece.start()))
                    .orElse(List.of());
        }
        IntervalSet workable = availability.workable();
        return starts.stream()
                .limit(MOST_ATTEMPTS)
                .map(range -> bestOf(range, workable))
                .toList();
    }

    private Instant bestOf(StartRange range, IntervalSet workable) {
        Interval reach = new Interval(range.first(), range.last().plus(demand.work()));
        return workable.intersection(IntervalSet.of(reach))
                .longest()
                .map(piece -> range.nearest(piece.start()))
                .orElse(range.first());
    }

    private Optional<Obstacle> tooShort() {
        return availability
                .workable()
                .longest()
                .filter(piece -> piece.duration().compareTo(demand.work()) < 0)
                .map(piece -> new Obstacle(
                        Obstacle.Kind.TOO_SHORT,
                        endedBy(piece.end()),
                        piece,
                        "The longest staffed window to work in is " + Wording.length(piece.duration()) + " ("
                                + Wording.fromTo(piece) + "), the wave works " + Wording.length(demand.work()) + "."));
    }

    /** The schedule by which the time to work ends where it does. */
    private ScheduleRef endedBy(Instant workEnd) {
        if (!workEnd.isBefore(question.until())) {
            return SEARCH_HORIZON;
        }
        Instant end = workEnd.plus(demand.openTail());
        Interval after = new Interval(end, question.openSpan().end());
        for (ScheduleRef calendar : demand.rules().closed()) {
            boolean unknown = availability
                    .facts()
                    .unknownCalendar(calendar, after)
                    .pieceAround(end)
                    .isPresent();
            if (unknown
                    || availability.facts().entries(calendar, after).stream()
                            .anyMatch(entry -> entry.interval().contains(end))) {
                return calendar;
            }
        }
        if (availability.open().pieceAround(end).isEmpty()
                && !demand.rules().open().isEmpty()) {
            return demand.rules().open().get(0);
        }
        Instant staffEnd = workEnd.plus(demand.tail());
        return availability
                .staff()
                .shortages(new Interval(staffEnd, question.staffSpan().end()))
                .stream()
                .filter(shortage -> shortage.when().contains(staffEnd))
                .min(Comparator.comparing(shortage -> shortage.when().start()))
                .map(shortage -> shortage.roster())
                .or(() -> demand.staffing().stream().map(StaffingRule::roster).findFirst())
                .orElse(SEARCH_HORIZON);
    }

    private static List<Obstacle> limited(Set<Obstacle> obstacles) {
        return new ArrayList<>(obstacles).subList(0, Math.min(obstacles.size(), MOST_OBSTACLES));
    }

    private static String sentences(Set<Obstacle> obstacles) {
        return obstacles.stream().limit(MOST_SENTENCES).map(Obstacle::sentence).collect(Collectors.joining(" "));
    }
}
