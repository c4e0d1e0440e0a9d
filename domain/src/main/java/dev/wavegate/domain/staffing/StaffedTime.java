package dev.wavegate.domain.staffing;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import org.jspecify.annotations.Nullable;

/**
 * Who is there during an interval and what that is enough for, in stretches without comings and goings of account;
 * immutable.
 */
public final class StaffedTime {

    private final RuleIndex ruleIndex;
    private final Map<ScheduleRef, Interval> knownTimes;
    private final ShiftIndex shifts;
    private final StaffTimeline timeline;
    // Found when first asked for; should two threads ask at once, both find the same.
    private volatile @Nullable List<Interval> staffed;

    private StaffedTime(
            RuleIndex ruleIndex, Map<ScheduleRef, Interval> knownTimes, ShiftIndex shifts, StaffTimeline timeline) {
        this.ruleIndex = ruleIndex;
        this.knownTimes = knownTimes;
        this.shifts = shifts;
        this.timeline = timeline;
    }

    static StaffedTime of(RuleIndex ruleIndex, Map<ScheduleRef, RosterShifts> present, Interval interval) {
        Map<ScheduleRef, Interval> known = new HashMap<>();
        present.forEach((roster, shifts) -> known.put(roster, shifts.covered()));
        ShiftIndex shifts = ShiftIndex.of(ruleIndex, present, interval);
        return new StaffedTime(ruleIndex, known, shifts, TimelineReading.of(ruleIndex, known, shifts, interval));
    }

    /**
     * The longest intervals that are staffed throughout, in order of time; any interval is staffed exactly when one of
     * these contains it. They overlap only where a rule wants the same people throughout.
     */
    public List<Interval> staffed() {
        List<Interval> known = staffed;
        if (known == null) {
            known = List.copyOf(ContinuousStaffing.within(timeline.enough(), ruleIndex, shifts));
            staffed = known;
        }
        return known;
    }

    /** What the people who are there are enough for, stretch by stretch. */
    public StaffStretches stretches() {
        return new StaffStretches(ruleIndex, timeline);
    }

    /** Whether the slots of these roles, as set, can be filled throughout a part of the interval. */
    public boolean isStaffed(Interval part, long roles) {
        Optional<Interval> inside = timeline.interval().intersection(part);
        if (!inside.equals(Optional.of(part))) {
            return part.isEmpty();
        }
        long rules = ruleIndex.of(roles);
        int last = timeline.stretchAt(timeline.nanosUntil(part.end()) - 1);
        for (int stretch = timeline.stretchAt(timeline.nanosUntil(part.start())); stretch <= last; stretch++) {
            int label = timeline.label(stretch);
            if (label != HeadCounts.ENOUGH
                    && !timeline.headCounts().headCount(label).meets(rules)) {
                return false;
            }
        }
        TimeGrid grid = shifts.grid();
        return (rules & ruleIndex.continuous()) == 0
                || ContinuousMatching.chosen(
                                ruleIndex, rules, shifts, grid.floor(part.start()), grid.ceiling(part.end()))
                        .isPresent();
    }

    /**
     * What is missing during a part of the interval, by time and then in the order of the rules; abutting times with the
     * same shortage are one. Empty exactly when all rules are met throughout, if people may change hands.
     */
    public List<Shortage> shortages(Interval part) {
        Optional<Interval> inside = timeline.interval().intersection(part);
        return inside.map(each -> Shortages.of(ruleIndex, timeline, each)).orElse(List.of());
    }

    /**
     * Everybody on the roster at some time of a part of the interval, with exactly those times, in the order of coming;
     * nobody where the roster is unknown.
     */
    public List<Presence> people(ScheduleRef roster, Interval part) {
        int number = ruleIndex.rosters().indexOf(roster);
        return known(roster, part)
                .map(inside -> Attendance.of(ruleIndex, shifts, ~(1L << number), inside)
                        .first(number, Integer.MAX_VALUE))
                .orElse(List.of());
    }

    /** The same of all rosters at once, but of each roster only the first few. */
    public Map<ScheduleRef, Turnout> firstPeople(Interval part, int most) {
        Map<ScheduleRef, Turnout> people = new HashMap<>();
        Optional<Attendance> all = Optional.empty();
        for (int roster = 0; roster < ruleIndex.rosters().size(); roster++) {
            ScheduleRef ref = ruleIndex.rosters().get(roster);
            if (known(ref, part).equals(Optional.of(part))) {
                Attendance attendance = all.orElseGet(() -> Attendance.of(ruleIndex, shifts, 0, part));
                all = Optional.of(attendance);
                people.put(ref, new Turnout(attendance.first(roster, most), attendance.size(roster)));
            } else {
                List<Presence> there = people(ref, part);
                people.put(ref, new Turnout(there.subList(0, Math.min(most, there.size())), there.size()));
            }
        }
        return people;
    }

    private Optional<Interval> known(ScheduleRef roster, Interval part) {
        return Optional.ofNullable(knownTimes.get(roster))
                .flatMap(timeline.interval()::intersection)
                .flatMap(part::intersection);
    }

    /**
     * Who fills which slot at a moment of a part of the interval that is staffed throughout, rule by rule; where a rule
     * wants the same people, those who stay for all of the part. The same for every order of the shifts.
     */
    public List<Assignment> assigned(Interval part, Instant moment) {
        TimeGrid grid = shifts.grid();
        Map<Integer, Integer> bound = ruleIndex.continuous() == 0
                ? Map.of()
                : ContinuousMatching.chosen(
                                ruleIndex, ruleIndex.all(), shifts, grid.floor(part.start()), grid.ceiling(part.end()))
                        .orElse(Map.of());
        return Postings.at(ruleIndex, shifts, grid.floor(moment), bound);
    }

    /**
     * Who fills which slot when during a part of the interval, by person; where a rule wants the same people, those who stay
     * for all of the part. Whoever has a slot keeps one as long as nobody else is missing for that; as many as there are
     * where too few are there. The same for every order of the shifts.
     */
    public List<SlotAssignment> slotAssignments(Interval part) {
        TimeGrid grid = shifts.grid();
        Map<Person, Integer> bound = new HashMap<>();
        if (ruleIndex.continuous() != 0) {
            ContinuousMatching.chosen(
                            ruleIndex, ruleIndex.all(), shifts, grid.floor(part.start()), grid.ceiling(part.end()))
                    .orElse(Map.of())
                    .forEach((person, rule) -> bound.put(shifts.person(person), rule));
        }
        List<List<Presence>> there = ruleIndex.rules().stream()
                .map(rule -> people(rule.roster(), part))
                .toList();
        return new SlotHolders(ruleIndex.rules(), there, bound).within(part);
    }
}
