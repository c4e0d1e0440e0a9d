package dev.wavegate.domain.window.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.Shortage;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.window.Availability;
import dev.wavegate.domain.window.Calendars;

/** The starts at which the least is missing, at most twice as much; of starts whose times overlap, only the best. */
final class NearMisses {

    private static final int MOST = 3;
    // Continuity is examined for so many of the starts that are closest without it.
    private static final int MOST_LOOKS = 500;

    private record Attempt(Instant start, long millis) {}

    private static final Comparator<Attempt> CLOSEST =
            Comparator.comparingLong(Attempt::millis).thenComparing(Attempt::start);

    private final Availability availability;
    private final CandidateStarts candidates;

    NearMisses(Availability availability, CandidateStarts candidates) {
        this.availability = availability;
        this.candidates = candidates;
    }

    List<NearMiss> closest() {
        boolean continuous = availability.demand().staffing().stream().anyMatch(StaffingRule::continuity);
        List<Attempt> attempts = IntStream.range(0, candidates.size())
                .mapToObj(candidate -> new Attempt(candidates.start(candidate), candidates.missing(candidate)))
                .toList();
        if (continuous) {
            attempts = attempts.stream()
                    .sorted(CLOSEST)
                    .limit(MOST_LOOKS)
                    .map(each -> new Attempt(
                            each.start(),
                            each.millis() + away(availability, each.start()).toMillis()))
                    .toList();
        }
        List<NearMiss> closest = new ArrayList<>();
        List<Interval> seen = new ArrayList<>();
        long least = 0;
        while (closest.size() < MOST) {
            Attempt best = attempts.stream()
                    .filter(each -> seen.stream().noneMatch(wholeTime(each.start())::overlaps))
                    .min(CLOSEST)
                    .orElse(null);
            if (best == null || (!closest.isEmpty() && best.millis() >= 2 * least)) {
                break;
            }
            least = closest.isEmpty() ? best.millis() : least;
            seen.add(wholeTime(best.start()));
            closest.add(at(availability, best.start()));
        }
        return closest;
    }

    /** What is missing at a start, and why. */
    static NearMiss at(Availability availability, Instant start) {
        List<Obstacle> obstacles = Obstacles.at(availability, start);
        return new NearMiss(
                start,
                missing(availability, start),
                obstacles,
                new ObstacleSummary(availability.staff()).sentence(obstacles));
    }

    private static Duration missing(Availability availability, Instant start) {
        Duration missing = away(availability, start);
        missing = missing.plus(unmet(availability, availability.openTime(start)));
        for (Shortage shortage : availability.staff().shortages(availability.staffTime(start))) {
            missing = missing.plus(
                    shortage.when().duration().multipliedBy(shortage.needed() - (long) shortage.present()));
        }
        return missing;
    }

    private Interval wholeTime(Instant start) {
        return availability.staffTime(start);
    }

    private static Duration unmet(Availability availability, Interval needed) {
        Calendars calendars = availability.calendars();
        List<Interval> unmet =
                new ArrayList<>(calendars.open().gapsWithin(needed).intervals());
        for (int index = 0; index < calendars.closing(); index++) {
            unmet.addAll(
                    calendars.closed(index).intersection(IntervalSet.of(needed)).intervals());
        }
        return unmet.stream().map(Interval::duration).reduce(Duration.ZERO, Duration::plus);
    }

    /** For rules with continuity, how long the people who stay longest are absent, all together. */
    private static Duration away(Availability availability, Instant start) {
        Interval staffed = availability.staffTime(start);
        Duration away = Duration.ZERO;
        for (StaffingRule rule : availability.demand().staffing()) {
            if (rule.continuity()) {
                Map<Person, Duration> times = new HashMap<>();
                for (Presence presence : availability.staff().people(rule.roster(), staffed)) {
                    times.merge(presence.person(), presence.interval().duration(), Duration::plus);
                }
                away = away.plus(staffed.duration().multipliedBy(rule.min()));
                away = times.values().stream()
                        .sorted(Comparator.reverseOrder())
                        .limit(rule.min())
                        .reduce(away, Duration::minus);
            }
        }
        return away;
    }
}
