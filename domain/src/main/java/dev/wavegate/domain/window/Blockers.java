package dev.wavegate.domain.window;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Shortage;

/** Everything that keeps the wave out of one particular time, source by source. */
final class Blockers {

    private final Availability availability;
    private final ScheduleFacts facts;
    private final WindowRules rules;
    private final List<Obstacle> found = new ArrayList<>();

    private Blockers(Availability availability) {
        this.availability = availability;
        this.facts = availability.facts();
        this.rules = availability.question().demand().rules();
    }

    /** What blocks the calendars during {@code work} and the staff during {@code staffed}; empty when nothing does. */
    static List<Obstacle> of(Availability availability, Interval work, Interval staffed) {
        Blockers blockers = new Blockers(availability);
        blockers.addUnknown(blockers.rules.open(), "closed", blockers::calendarIsUnknown, work);
        blockers.addUnknown(blockers.rules.closed(), "frozen", blockers::calendarIsUnknown, work);
        blockers.addUnknown(
                availability.question().demand().rosters(), "not staffed", blockers::rosterIsUnknown, staffed);
        blockers.addClosed(work);
        blockers.addFreezes(work);
        blockers.addShortages(staffed);
        return List.copyOf(blockers.found);
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
                        .map(readAt -> source + " was read at " + Wording.moment(readAt)
                                + ", which is too long ago, and is not known ")
                        .orElse(source + " is not known ");
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
        IntervalSet closed = availability.open().gapsWithin(work);
        for (ScheduleRef calendar : rules.open()) {
            closed = closed.minus(facts.unknownCalendar(calendar, work));
        }
        for (Interval gap : closed.intervals()) {
            add(
                    Obstacle.Kind.CALENDAR_CLOSED,
                    rules.open().get(0),
                    gap,
                    "Nothing is open in " + Wording.names(rules.open()) + " " + Wording.fromTo(gap) + ".");
        }
    }

    private void addFreezes(Interval work) {
        for (ScheduleRef calendar : rules.closed()) {
            for (CalendarEntry entry : facts.entries(calendar, work)) {
                add(
                        Obstacle.Kind.FREEZE,
                        calendar,
                        entry.interval(),
                        "Frozen by " + Wording.titled(entry.title(), calendar) + " " + Wording.fromTo(entry.interval())
                                + ".");
            }
        }
    }

    private void addShortages(Interval staffed) {
        for (Shortage shortage : availability.staff().shortages(staffed)) {
            IntervalSet known = IntervalSet.of(shortage.when()).minus(facts.unknownRoster(shortage.roster(), staffed));
            for (Interval piece : known.intervals()) {
                add(
                        Obstacle.Kind.UNDERSTAFFED,
                        shortage.roster(),
                        piece,
                        (shortage.present() == 0 ? "Nobody fits " : "Too few people fit ") + shortage.role() + " ("
                                + shortage.roster() + "): needs " + shortage.needed() + ", has " + shortage.present()
                                + " " + Wording.fromTo(piece) + ".");
            }
        }
    }

    private void add(Obstacle.Kind kind, ScheduleRef source, Interval when, String sentence) {
        found.add(new Obstacle(kind, source, when, sentence));
    }
}
