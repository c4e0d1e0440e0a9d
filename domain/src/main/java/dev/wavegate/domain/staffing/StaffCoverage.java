package dev.wavegate.domain.staffing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;

/**
 * Staffing rules and the shifts of their rosters. One person fills one slot at a time; overlapping shifts of a person count
 * once. A roster without a complete snapshot, and any roster outside what its snapshot covers, has nobody.
 */
public final class StaffCoverage {

    private final RuleIndex ruleIndex;
    private final Map<ScheduleRef, RosterShifts> present;

    private StaffCoverage(RuleIndex ruleIndex, Map<ScheduleRef, RosterShifts> present) {
        this.ruleIndex = ruleIndex;
        this.present = present;
    }

    /** The coverage of at most 64 rules by the given snapshots, each by its roster. */
    public static StaffCoverage of(List<StaffingRule> rules, Map<ScheduleRef, RosterSnapshot> snapshots) {
        RuleIndex ruleIndex = new RuleIndex(rules);
        Map<ScheduleRef, RosterShifts> present = new LinkedHashMap<>();
        for (ScheduleRef roster : ruleIndex.rosters()) {
            RosterSnapshot snapshot = snapshots.get(roster);
            if (snapshot != null && snapshot.complete()) {
                present.put(roster, new RosterShifts(snapshot));
            }
        }
        return new StaffCoverage(ruleIndex, present);
    }

    /** Who is present during an interval of at most 290 years. */
    public StaffedTime within(Interval interval) {
        return StaffedTime.of(ruleIndex, present, interval);
    }

    /** The same for an interval only, which is cheaper to evaluate repeatedly. */
    public StaffCoverage around(Interval interval) {
        Map<ScheduleRef, RosterShifts> near = new LinkedHashMap<>();
        present.forEach((roster, shifts) -> near.put(roster, shifts.touching(interval)));
        return new StaffCoverage(ruleIndex, near);
    }

    /** The same with one more shift on these rosters, except those without a complete snapshot. */
    public StaffCoverage with(Set<ScheduleRef> rosters, Presence presence) {
        Map<ScheduleRef, RosterShifts> more = new LinkedHashMap<>(present);
        rosters.forEach(roster -> more.computeIfPresent(roster, (ref, shifts) -> shifts.with(presence)));
        return new StaffCoverage(ruleIndex, more);
    }
}
