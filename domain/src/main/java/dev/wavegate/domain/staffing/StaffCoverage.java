package dev.wavegate.domain.staffing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    private StaffCoverage(Lines lines, Map<ScheduleRef, RosterShifts> present) {
        this.lines = lines;
        this.present = present;
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
        return new StaffCoverage(lines, present);
    }

    /** Who is there during an interval of at most 290 years. */
    public StaffedTime within(Interval interval) {
        return StaffedTime.of(lines, present, interval);
    }

    /** The same, kept for an interval only, which makes looking at it again and again cheap. */
    public StaffCoverage around(Interval interval) {
        Map<ScheduleRef, RosterShifts> near = new LinkedHashMap<>();
        present.forEach((roster, shifts) -> near.put(roster, shifts.touching(interval)));
        return new StaffCoverage(lines, near);
    }

    /** The same with one more shift on these rosters, those without a complete reading excepted. */
    public StaffCoverage with(Set<ScheduleRef> rosters, Presence presence) {
        Map<ScheduleRef, RosterShifts> more = new LinkedHashMap<>(present);
        rosters.forEach(roster -> more.computeIfPresent(roster, (ref, shifts) -> shifts.with(presence)));
        return new StaffCoverage(lines, more);
    }
}
