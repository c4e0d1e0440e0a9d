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

    private final Lines lines;
    private final Map<ScheduleRef, Interval> knownTimes;
    private final ShiftBook book;
    private final StaffTimeline timeline;
    // Found when first asked for; should two threads ask at once, both find the same.
    private volatile @Nullable List<Interval> staffed;

    private StaffedTime(Lines lines, Map<ScheduleRef, Interval> knownTimes, ShiftBook book, StaffTimeline timeline) {
        this.lines = lines;
        this.knownTimes = knownTimes;
        this.book = book;
        this.timeline = timeline;
    }

    static StaffedTime of(Lines lines, Map<ScheduleRef, RosterShifts> present, Interval interval) {
        Map<ScheduleRef, Interval> known = new HashMap<>();
        present.forEach((roster, shifts) -> known.put(roster, shifts.covered()));
        ShiftBook book = ShiftBook.of(lines, present, interval);
        return new StaffedTime(lines, known, book, TimelineReading.of(lines, known, book, interval));
    }

    /**
     * The longest intervals that are staffed throughout, in order of time; any interval is staffed exactly when one of
     * these contains it. They overlap only where a rule wants the same people throughout.
     */
    public List<Interval> staffed() {
        List<Interval> known = staffed;
        if (known == null) {
            known = List.copyOf(SteadyTime.within(timeline.enough(), lines, book));
            staffed = known;
        }
        return known;
    }

    /** What the people who are there are enough for, stretch by stretch. */
    public StaffStretches stretches() {
        return new StaffStretches(lines, timeline);
    }

    /** Whether the slots of these roles, as set, can be filled throughout a part of the interval. */
    public boolean isStaffed(Interval part, long roles) {
        Optional<Interval> inside = timeline.interval().intersection(part);
        if (!inside.equals(Optional.of(part))) {
            return part.isEmpty();
        }
        long rules = lines.of(roles);
        int last = timeline.stretchAt(timeline.nanosUntil(part.end()) - 1);
        for (int stretch = timeline.stretchAt(timeline.nanosUntil(part.start())); stretch <= last; stretch++) {
            int label = timeline.label(stretch);
            if (label != Musters.ENOUGH && !timeline.musters().muster(label).meets(rules)) {
                return false;
            }
        }
        Ticks ticks = book.ticks();
        return (rules & lines.continuous()) == 0
                || SamePeople.chosen(lines, rules, book, ticks.floor(part.start()), ticks.ceiling(part.end()))
                        .isPresent();
    }

    /**
     * What is missing during a part of the interval, by time and then in the order of the rules; abutting times with the
     * same shortage are one. Empty exactly when all rules are met throughout, if people may change hands.
     */
    public List<Shortage> shortages(Interval part) {
        Optional<Interval> inside = timeline.interval().intersection(part);
        return inside.map(each -> Shortages.of(lines, timeline, each)).orElse(List.of());
    }

    /**
     * Everybody on the roster at some time of a part of the interval, with exactly those times, in the order of coming;
     * nobody where the roster is unknown.
     */
    public List<Presence> people(ScheduleRef roster, Interval part) {
        int number = lines.rosters().indexOf(roster);
        return known(roster, part)
                .map(inside ->
                        Attendance.of(lines, book, ~(1L << number), inside).first(number, Integer.MAX_VALUE))
                .orElse(List.of());
    }

    /** The same of all rosters at once, but of each roster only the first few. */
    public Map<ScheduleRef, Turnout> firstPeople(Interval part, int most) {
        Map<ScheduleRef, Turnout> people = new HashMap<>();
        Optional<Attendance> all = Optional.empty();
        for (int roster = 0; roster < lines.rosters().size(); roster++) {
            ScheduleRef ref = lines.rosters().get(roster);
            if (known(ref, part).equals(Optional.of(part))) {
                Attendance attendance = all.orElseGet(() -> Attendance.of(lines, book, 0, part));
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
        Ticks ticks = book.ticks();
        Map<Integer, Integer> bound = lines.continuous() == 0
                ? Map.of()
                : SamePeople.chosen(lines, lines.all(), book, ticks.floor(part.start()), ticks.ceiling(part.end()))
                        .orElse(Map.of());
        return Postings.at(lines, book, ticks.floor(moment), bound);
    }

    /**
     * Who fills which slot when during a part of the interval, by person; where a rule wants the same people, those who stay
     * for all of the part. Whoever has a slot keeps one as long as nobody else is missing for that; as many as there are
     * where too few are there. The same for every order of the shifts.
     */
    public List<Stint> stints(Interval part) {
        Ticks ticks = book.ticks();
        Map<Person, Integer> bound = new HashMap<>();
        if (lines.continuous() != 0) {
            SamePeople.chosen(lines, lines.all(), book, ticks.floor(part.start()), ticks.ceiling(part.end()))
                    .orElse(Map.of())
                    .forEach((person, rule) -> bound.put(book.person(person), rule));
        }
        List<List<Presence>> there =
                lines.rules().stream().map(rule -> people(rule.roster(), part)).toList();
        return new SlotHolders(lines.rules(), there, bound).within(part);
    }
}
