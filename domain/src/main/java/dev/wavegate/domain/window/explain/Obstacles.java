package dev.wavegate.domain.window.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Shortage;
import dev.wavegate.domain.staffing.StaffStretches;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.text.ReadableTime;
import dev.wavegate.domain.window.Availability;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.ScheduleFacts;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.domain.window.WindowRules;
import dev.wavegate.domain.window.Wording;

/** Everything that keeps the wave out of one particular time, source by source. */
final class Obstacles {

    private final Availability availability;
    private final ScheduleFacts facts;
    private final WindowDemand demand;
    private final WindowRules rules;
    private final List<Obstacle> found = new ArrayList<>();

    private Obstacles(Availability availability) {
        this.availability = availability;
        this.facts = availability.facts();
        this.demand = availability.demand();
        this.rules = demand.rules();
    }

    /** What is in the way of a wave that begins at this start; empty when nothing is. */
    static List<Obstacle> at(Availability availability, Instant start) {
        Obstacles obstacles = new Obstacles(availability);
        Interval staffed = availability.staffTime(start);
        obstacles.add(availability.openTime(start), staffed);
        if (availability.staff().shortages(staffed).isEmpty()) {
            obstacles.addNoContinuity(staffed);
        }
        return List.copyOf(obstacles.found);
    }

    /** What is in the way at any time of the whole question. */
    static List<Obstacle> throughout(Availability availability) {
        Obstacles obstacles = new Obstacles(availability);
        obstacles.add(availability.question().span(), availability.question().staffSpan());
        return List.copyOf(obstacles.found);
    }

    private void add(Interval wanted, Interval staffed) {
        Optional<Interval> open = wanted.intersection(availability.calendars().span());
        if (open.isPresent()) {
            addUnknown(rules.open(), "closed", this::calendarIsUnknown, open.get());
            addUnknown(rules.closed(), "frozen", this::calendarIsUnknown, open.get());
        }
        addUnknown(demand.rosters(), "not staffed", this::rosterIsUnknown, staffed);
        if (open.isPresent()) {
            addClosed(open.get());
            addFreezes(open.get());
        }
        addShortages(staffed);
    }

    private record Unknown(IntervalSet when, Optional<Instant> readTooLongAgo) {}

    private Unknown calendarIsUnknown(ScheduleRef calendar, Interval interval) {
        return new Unknown(facts.unknownCalendar(calendar, interval), facts.staleCalendar(calendar));
    }

    private Unknown rosterIsUnknown(ScheduleRef roster, Interval interval) {
        return new Unknown(facts.unknownRoster(roster, interval), facts.staleRoster(roster));
    }

    private void addUnknown(
            List<ScheduleRef> sources,
            String consequence,
            BiFunction<ScheduleRef, Interval, Unknown> unknown,
            Interval interval) {
        for (ScheduleRef source : sources) {
            Unknown found = unknown.apply(source, interval);
            for (Interval piece : found.when().intervals()) {
                String why = found.readTooLongAgo()
                        .map(readAt -> source + " was last read at " + ReadableTime.of(readAt) + " and is out of date ")
                        .orElse(source + " has no data ");
                add(
                        found.readTooLongAgo().isPresent()
                                ? Obstacle.Kind.SOURCE_STALE
                                : Obstacle.Kind.SOURCE_INCOMPLETE,
                        source,
                        piece,
                        why + Wording.fromTo(piece) + ", which counts as " + consequence + ".");
            }
        }
    }

    private void addClosed(Interval work) {
        if (rules.open().isEmpty()) {
            return;
        }
        IntervalSet closed = availability.calendars().open().gapsWithin(work);
        for (ScheduleRef calendar : rules.open()) {
            closed = closed.minus(facts.unknownCalendar(calendar, work));
        }
        for (Interval gap : closed.intervals()) {
            add(
                    Obstacle.Kind.CALENDAR_CLOSED,
                    rules.open().get(0),
                    gap,
                    "No window is open in " + Wording.names(rules.open()) + " " + Wording.fromTo(gap) + ".");
        }
    }

    private void addFreezes(Interval work) {
        for (ScheduleRef calendar : rules.closed()) {
            for (CalendarEntry entry : facts.entries(calendar, work)) {
                found.add(new Obstacle(
                        Obstacle.Kind.FREEZE,
                        calendar,
                        entry.title(),
                        entry.interval(),
                        Optional.empty(),
                        "Frozen by " + Wording.titled(entry.title(), calendar) + " " + Wording.fromTo(entry.interval())
                                + "."));
            }
        }
    }

    private void addShortages(Interval staffed) {
        for (Shortage shortage : availability.staff().shortages(staffed)) {
            IntervalSet known = IntervalSet.of(shortage.when()).minus(facts.unknownRoster(shortage.roster(), staffed));
            for (Interval piece : known.intervals()) {
                Obstacle.HeadCount count =
                        new Obstacle.HeadCount(shortage.role(), shortage.present(), shortage.needed());
                String few = count.present() == 0 ? "Nobody is available as " : "Too few people are available as ";
                addPeople(Obstacle.Kind.UNDERSTAFFED, few, shortage.roster(), count, piece);
            }
        }
    }

    /** Enough people are there at every moment, but they are not the same ones, or have to be elsewhere in between. */
    private void addNoContinuity(Interval staffed) {
        StaffStretches stretches = availability.staff().stretches();
        if (availability.staff().isStaffed(staffed, FewestRoles.all(stretches))) {
            return;
        }
        for (StaffingRule rule : demand.staffing()) {
            if (rule.continuity()) {
                long staying = availability.staff().people(rule.roster(), staffed).stream()
                        .filter(presence -> presence.interval().equals(staffed))
                        .count();
                Obstacle.HeadCount count =
                        new Obstacle.HeadCount(rule.role(), (int) Math.min(staying, rule.min()), rule.min());
                String few = staying < rule.min()
                        ? "Too few people stay throughout as "
                        : "The people who stay throughout are also needed in another role than ";
                addPeople(Obstacle.Kind.NO_CONTINUITY, few, rule.roster(), count, staffed);
            }
        }
    }

    private void addPeople(
            Obstacle.Kind kind, String few, ScheduleRef roster, Obstacle.HeadCount count, Interval when) {
        found.add(new Obstacle(
                kind,
                roster,
                "",
                when,
                Optional.of(count),
                few + count.role() + " (" + roster + "): needs " + count.needed() + ", has " + count.present() + " "
                        + Wording.fromTo(when) + "."));
    }

    private void add(Obstacle.Kind kind, ScheduleRef source, Interval when, String sentence) {
        found.add(new Obstacle(kind, source, when, sentence));
    }
}
