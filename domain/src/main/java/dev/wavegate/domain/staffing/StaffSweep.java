package dev.wavegate.domain.staffing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;

/** Walks once over all comings and goings in an interval; says for each stretch between two who is there. */
final class StaffSweep {

    /** Told of each stretch, in order of time; the crew changes afterwards. */
    interface Stretches {
        void seen(Instant from, Instant until, Crew crew);
    }

    // What moves can be numbered in; nobody plans shifts that far, but an interval may be that long.
    private static final Duration LONGEST_AT_ONCE = Duration.ofDays(36_500);

    private final List<StaffingRule> rules;
    private final List<ScheduleRef> rosters;
    private final Interval interval;
    private final Moves moves;
    private final Map<Person, Integer> people = new HashMap<>();

    private StaffSweep(List<StaffingRule> rules, Interval interval) {
        this.rules = rules;
        this.rosters = rules.stream().map(StaffingRule::roster).distinct().toList();
        this.interval = interval;
        this.moves = new Moves(interval.start());
    }

    static void over(
            Interval interval, List<StaffingRule> rules, Map<ScheduleRef, RosterShifts> present, Stretches stretches) {
        Interval rest = interval;
        while (rest.duration().compareTo(LONGEST_AT_ONCE) > 0) {
            Instant middle = rest.start().plus(LONGEST_AT_ONCE);
            new StaffSweep(rules, new Interval(rest.start(), middle)).run(present, stretches);
            rest = new Interval(middle, rest.end());
        }
        new StaffSweep(rules, rest).run(present, stretches);
    }

    private void run(Map<ScheduleRef, RosterShifts> present, Stretches stretches) {
        for (int roster = 0; roster < rosters.size(); roster++) {
            RosterShifts shifts = present.get(rosters.get(roster));
            if (shifts != null) {
                collect(roster, shifts);
            }
        }
        moves.sort();
        walk(stretches);
    }

    private void collect(int roster, RosterShifts shifts) {
        shifts.within(interval, (person, coming, going) -> {
            int number = people.computeIfAbsent(person, unseen -> people.size());
            moves.add(number * rosters.size() + roster, coming, going);
        });
    }

    private void walk(Stretches stretches) {
        Crew crew = new Crew(rules, rosters, people.size());
        long end = moves.offset(interval.end());
        long from = 0;
        int next = 0;
        while (from < end) {
            while (next < moves.size() && moves.offset(next) <= from) {
                apply(next++, crew);
            }
            long until = next < moves.size() ? moves.offset(next) : end;
            stretches.seen(moves.moment(from), moves.moment(until), crew);
            from = until;
        }
    }

    private void apply(int position, Crew crew) {
        if (moves.isComing(position)) {
            crew.comes(moves.seat(position));
        } else {
            crew.goes(moves.seat(position));
        }
    }
}
