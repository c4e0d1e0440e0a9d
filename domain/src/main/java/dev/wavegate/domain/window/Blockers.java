package dev.wavegate.domain.window;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Shortage;

/** Everything that keeps the wave out of one particular time, source by source. */
final class Blockers {

    private final Availability availability;
    private final WindowRules rules;
    private final List<Obstacle> found = new ArrayList<>();

    private Blockers(Availability availability) {
        this.availability = availability;
        this.rules = availability.demand().rules();
    }

    /** What blocks the calendars during {@code work} and the staff during {@code staffed}; empty when nothing does. */
    static List<Obstacle> of(Availability availability, Interval work, Interval staffed) {
        Blockers blockers = new Blockers(availability);
        for (ScheduleRef calendar : availability.demand().rules().open()) {
            blockers.addUnknown(calendar, work, "closed", availability::unknownCalendar);
        }
        for (ScheduleRef calendar : availability.demand().rules().closed()) {
            blockers.addUnknown(calendar, work, "frozen", availability::unknownCalendar);
        }
        for (ScheduleRef roster : availability.demand().rosters()) {
            blockers.addUnknown(roster, staffed, "not staffed", availability::unknownRoster);
        }
        blockers.addClosed(work);
        blockers.addFreezes(work);
        blockers.addShortages(staffed);
        return List.copyOf(blockers.found);
    }

    private void addUnknown(
            ScheduleRef source,
            Interval interval,
            String consequence,
            BiFunction<ScheduleRef, Interval, IntervalSet> unknown) {
        for (Interval piece : unknown.apply(source, interval).intervals()) {
            add(
                    Obstacle.Kind.SOURCE_INCOMPLETE,
                    source,
                    piece,
                    source + " is not known " + Wording.fromTo(piece) + ", which counts as " + consequence + ".");
        }
    }

    private void addClosed(Interval work) {
        IntervalSet closed = availability.open().gapsWithin(work);
        for (ScheduleRef calendar : rules.open()) {
            closed = closed.minus(availability.unknownCalendar(calendar, work));
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
            for (CalendarEntry entry : availability.entries(calendar, work)) {
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
        for (Shortage shortage : availability.coverage().shortages(staffed)) {
            IntervalSet known =
                    IntervalSet.of(shortage.when()).minus(availability.unknownRoster(shortage.roster(), staffed));
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
