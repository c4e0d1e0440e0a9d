package dev.wavegate.domain.staffing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;

/**
 * When enough people are there for all rules at once, where one person fills one slot at a time. What rosters say twice
 * about a person counts once; a roster without a reading, with an incomplete one, or outside what the reading covers, has
 * nobody.
 */
public final class StaffCoverage {

    private final Lines lines;
    private final Map<ScheduleRef, RosterShifts> present;
    private final List<Change> changes;

    private record Change(ScheduleRef roster, Optional<Presence> gone, Optional<Presence> come) {}

    private StaffCoverage(Lines lines, Map<ScheduleRef, RosterShifts> present, List<Change> changes) {
        this.lines = lines;
        this.present = present;
        this.changes = changes;
    }

    /** The coverage of at most 64 rules by the given readings, each under its roster's name. */
    public static StaffCoverage of(List<StaffingRule> rules, Map<ScheduleRef, RosterSnapshot> readings) {
        Lines lines = new Lines(rules);
        Map<ScheduleRef, RosterShifts> present = new LinkedHashMap<>();
        for (ScheduleRef roster : lines.rosters()) {
            RosterSnapshot reading = readings.get(roster);
            if (reading != null && reading.complete()) {
                present.put(roster, new RosterShifts(reading));
            }
        }
        return new StaffCoverage(lines, present, List.of());
    }

    /** Who is there during an interval of at most 290 years. */
    public StaffedTime within(Interval interval) {
        StaffedTime time = StaffedTime.of(lines, present, interval);
        for (Change each : changes) {
            time = time.replacing(each.roster(), each.gone(), each.come());
        }
        return time;
    }

    /** The same but that this shift of a roster is gone, is another one, or is new. */
    public StaffCoverage replacing(ScheduleRef roster, Optional<Presence> gone, Optional<Presence> come) {
        List<Change> more = new ArrayList<>(changes);
        more.add(new Change(roster, gone, come));
        return new StaffCoverage(lines, present, List.copyOf(more));
    }
}
