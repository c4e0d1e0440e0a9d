package dev.wavegate.domain.staffing;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import org.jspecify.annotations.Nullable;

/** Who is present during an interval, and when that meets the staffing rules; immutable. */
public final class StaffedTime {

    /**
     * The first people present on a roster, in the order of shift starts and then of keys.
     *
     * @param total how many there are with those who are left out
     */
    public record FirstPresent(List<Presence> first, int total) {
        public FirstPresent {
            first = List.copyOf(first);
            if (total < first.size()) {
                throw new IllegalArgumentException(
                        "total must be at least that of first " + first.size() + ", but is " + total);
            }
        }
    }

    private final RuleIndex ruleIndex;
    private final KnownTimes known;
    private final ShiftIndex shifts;
    private final StaffStretches stretches;
    // Computed on first use; two threads at once compute the same.
    private volatile @Nullable List<Interval> staffed;

    private StaffedTime(RuleIndex ruleIndex, KnownTimes known, ShiftIndex shifts, StaffStretches stretches) {
        this.ruleIndex = ruleIndex;
        this.known = known;
        this.shifts = shifts;
        this.stretches = stretches;
    }

    static StaffedTime of(RuleIndex ruleIndex, Map<ScheduleRef, RosterShifts> present, Interval interval) {
        Map<ScheduleRef, Interval> covered = new HashMap<>();
        present.forEach((roster, its) -> covered.put(roster, its.covered()));
        KnownTimes known = new KnownTimes(ruleIndex, covered);
        ShiftIndex shifts = ShiftIndexBuilder.build(ruleIndex, present, interval);
        return new StaffedTime(ruleIndex, known, shifts, StretchBuilder.build(ruleIndex, known, shifts, interval));
    }

    /**
     * The longest intervals that are staffed throughout, in order of time; an interval is staffed exactly when one of
     * these contains it. They overlap only where a rule has continuity.
     */
    public List<Interval> staffed() {
        List<Interval> all = staffed;
        if (all == null) {
            all = List.copyOf(ContinuousStaffing.within(stretches.staffed(), ruleIndex, shifts));
            staffed = all;
        }
        return all;
    }

    /** The interval in stretches of constant staffing. */
    public StaffStretches stretches() {
        return stretches;
    }

    /** Whether the slots of these roles, as set, can be filled throughout a part of the interval. */
    public boolean isStaffed(Interval part, long roles) {
        Optional<Interval> inside = stretches.interval().intersection(part);
        if (!inside.equals(Optional.of(part))) {
            return part.isEmpty();
        }
        long rules = ruleIndex.of(roles);
        return stretches.meet(rules, part)
                && ((rules & ruleIndex.continuous()) == 0
                        || staying(rules, part).isPresent());
    }

    /**
     * What is missing during a part of the interval, by time and then in the order of the rules; adjacent times with the
     * same shortage are one. Empty exactly when all rules are met throughout, continuity aside.
     */
    public List<Shortage> shortages(Interval part) {
        return stretches.interval().intersection(part).map(stretches::shortages).orElse(List.of());
    }

    /**
     * Everybody on the roster at some time of a part of the interval, with exactly those times, in the order of shift
     * starts and then of keys; nobody where the roster is unknown.
     */
    public List<Presence> people(ScheduleRef roster, Interval part) {
        int number = ruleIndex.rosters().indexOf(roster);
        return known(roster, part)
                .map(inside -> Attendance.of(ruleIndex, shifts, ~(1L << number), inside)
                        .first(number, Integer.MAX_VALUE))
                .orElse(List.of());
    }

    /** The same of all rosters at once, but of each roster only the first few. */
    public Map<ScheduleRef, FirstPresent> firstPeople(Interval part, int most) {
        Map<ScheduleRef, FirstPresent> people = new HashMap<>();
        Optional<Attendance> all = Optional.empty();
        for (int roster = 0; roster < ruleIndex.rosters().size(); roster++) {
            ScheduleRef ref = ruleIndex.rosters().get(roster);
            if (known(ref, part).equals(Optional.of(part))) {
                Attendance attendance = all.orElseGet(() -> Attendance.of(ruleIndex, shifts, 0, part));
                all = Optional.of(attendance);
                people.put(ref, new FirstPresent(attendance.first(roster, most), attendance.size(roster)));
            } else {
                List<Presence> present = people(ref, part);
                people.put(ref, new FirstPresent(present.subList(0, Math.min(most, present.size())), present.size()));
            }
        }
        return people;
    }

    private Optional<Interval> known(ScheduleRef roster, Interval part) {
        return stretches.interval().intersection(part).flatMap(inside -> known.of(roster, inside));
    }

    /**
     * Who fills which slot at a moment of a part of the interval that is staffed throughout, rule by rule; for rules with
     * continuity, people who stay for all of the part. The same for every order of the shifts.
     */
    public List<Assignment> assigned(Interval part, Instant moment) {
        SlotAssigner assigner = new SlotAssigner(ruleIndex, shifts, bound(part));
        assigner.read(new Interval(moment, moment.plusNanos(1)), 0);
        return assigner.latest();
    }

    /**
     * Who fills which slot when during a part of the interval, by person; for rules with continuity, people who stay for
     * all of the part. A person keeps a slot as long as that leaves no other slot empty; where there are too few people, as
     * many slots as possible are filled. The same for every order of the shifts.
     */
    public List<SlotAssignment> slotAssignments(Interval part) {
        SlotAssigner assigner = new SlotAssigner(ruleIndex, shifts, bound(part));
        known.unknownRosters(part).forEach(assigner::read);
        return assigner.all(part);
    }

    /** Who stays for which rule with continuity; nobody where they cannot all be met. */
    private Map<Integer, Integer> bound(Interval part) {
        return ruleIndex.continuous() == 0
                ? Map.of()
                : staying(ruleIndex.all(), part).orElse(Map.of());
    }

    private Optional<Map<Integer, Integer>> staying(long rules, Interval part) {
        TimeGrid grid = shifts.grid();
        return ContinuousMatching.chosen(ruleIndex, rules, shifts, grid.floor(part.start()), grid.ceiling(part.end()));
    }
}
