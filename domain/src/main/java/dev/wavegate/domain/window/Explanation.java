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
    private final WindowDemand demand;

    Explanation(Availability availability) {
        this.availability = availability;
        this.demand = availability.demand();
    }

    /** Why no start of the asked interval fits. */
    WindowSearch.NothingFits nowhere() {
        Set<Obstacle> obstacles = new LinkedHashSet<>();
        tooShort().ifPresent(obstacles::add);
        for (Instant attempt : attempts()) {
            obstacles.addAll(blockersAt(attempt));
        }
        if (availability.open().isEmpty()) {
            obstacles.addAll(Blockers.of(availability, availability.asked(), availability.withLead()));
        }
        Interval asked = availability.asked();
        String summary = "Nothing fits " + Wording.fromTo(asked) + ". " + sentences(obstacles);
        return new WindowSearch.NothingFits(limited(obstacles), summary, Optional.empty());
    }

    /** Why the wave cannot start at the beginning of the asked interval, and when it can instead. */
    WindowSearch.NothingFits notNow(Optional<Instant> next) {
        Instant now = availability.asked().start();
        Set<Obstacle> obstacles = new LinkedHashSet<>(blockersAt(now));
        String otherwise = next.map(start -> " The next start that fits is " + Wording.moment(start) + ".")
                .orElse(" No later start fits either, as far as the schedules are known.");
        String summary = "The wave cannot start at " + Wording.moment(now) + ". " + sentences(obstacles) + otherwise;
        return new WindowSearch.NothingFits(limited(obstacles), summary, next);
    }

    private List<Obstacle> blockersAt(Instant start) {
        Instant horizon = availability.asked().end();
        Instant end = start.plus(demand.needed());
        Interval work = new Interval(start, end.isAfter(horizon) ? horizon : end);
        return Blockers.of(
                availability, work, new Interval(start.minus(demand.rules().lead()), work.end()));
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
        IntervalSet available = availability.available();
        return starts.stream()
                .limit(MOST_ATTEMPTS)
                .map(range -> bestOf(range, available))
                .toList();
    }

    private Instant bestOf(StartRange range, IntervalSet available) {
        Interval reach = new Interval(range.first(), range.last().plus(demand.needed()));
        return available
                .intersection(IntervalSet.of(reach))
                .longest()
                .map(piece -> range.nearest(piece.start()))
                .orElse(range.first());
    }

    private Optional<Obstacle> tooShort() {
        Optional<Interval> staffed = availability.available().longest();
        Optional<Interval> longest = staffed.or(() -> availability.calendar().longest());
        return longest.filter(piece -> piece.duration().compareTo(demand.needed()) < 0)
                .map(piece -> new Obstacle(
                        Obstacle.Kind.TOO_SHORT,
                        endedBy(piece.end()),
                        piece,
                        "The longest " + (staffed.isPresent() ? "staffed" : "open") + " window is "
                                + Wording.length(piece.duration()) + " (" + Wording.fromTo(piece)
                                + "), the wave needs " + Wording.length(demand.needed()) + "."));
    }

    /** The schedule by which an available piece ends where it does. */
    private ScheduleRef endedBy(Instant end) {
        if (!end.isBefore(availability.asked().end())) {
            return SEARCH_HORIZON;
        }
        Interval after = new Interval(end, availability.asked().end());
        for (ScheduleRef calendar : demand.rules().closed()) {
            boolean unknown = availability
                    .unknownCalendar(calendar, after)
                    .pieceAround(end)
                    .isPresent();
            if (unknown
                    || availability.entries(calendar, after).stream()
                            .anyMatch(entry -> entry.interval().contains(end))) {
                return calendar;
            }
        }
        if (availability.open().pieceAround(end).isEmpty()
                && !demand.rules().open().isEmpty()) {
            return demand.rules().open().get(0);
        }
        return availability.coverage().shortages(after).stream()
                .filter(shortage -> shortage.when().contains(end))
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
