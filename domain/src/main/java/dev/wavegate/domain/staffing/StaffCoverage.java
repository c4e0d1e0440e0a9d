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

    private final RuleIndex ruleIndex;
    private final Map<ScheduleRef, RosterShifts> present;

    private StaffCoverage(RuleIndex ruleIndex, Map<ScheduleRef, RosterShifts> present) {
        this.ruleIndex = ruleIndex;
        this.present = present;
    }

    /** The coverage of at most 64 rules by the given readings, each under its roster's name. */
    public static StaffCoverage of(List<StaffingRule> rules, Map<ScheduleRef, RosterSnapshot> readings) {
        RuleIndex ruleIndex = new RuleIndex(rules);
        Map<ScheduleRef, RosterShifts> present = new LinkedHashMap<>();
        for (ScheduleRef roster : ruleIndex.rosters()) {
            RosterSnapshot reading = readings.get(roster);
            if (reading != null && reading.complete()) {
                present.put(roster, new RosterShifts(reading));
            }
        }
        return new StaffCoverage(ruleIndex, present);
    }

    /** Who is there during an interval of at most 290 years. */
    public StaffedTime within(Interval interval) {
        return StaffedTime.of(ruleIndex, present, interval);
    }

    /** The same, kept for an interval only, which makes looking at it again and again cheap. */
    public StaffCoverage around(Interval interval) {
        Map<ScheduleRef, RosterShifts> near = new LinkedHashMap<>();
        present.forEach((roster, shifts) -> near.put(roster, shifts.touching(interval)));
        return new StaffCoverage(ruleIndex, near);
    }

    /** The same with one more shift on these rosters, those without a complete reading excepted. */
    public StaffCoverage with(Set<ScheduleRef> rosters, Presence presence) {
        Map<ScheduleRef, RosterShifts> more = new LinkedHashMap<>(present);
        rosters.forEach(roster -> more.computeIfPresent(roster, (ref, shifts) -> shifts.with(presence)));
        return new StaffCoverage(ruleIndex, more);
    }
}
