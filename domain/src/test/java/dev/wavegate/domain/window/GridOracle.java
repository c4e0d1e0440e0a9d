package dev.wavegate.domain.window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.staffing.StaffingRule;

/**
 * What a window is, written down as plainly as possible: every five minutes are looked at one by one, and people are put
 * into slots by trying. All times of a case must be multiples of ten minutes, so that every five minutes between two of them
 * stand for all moments there. Shares nothing with the decider but the records that a case is made of.
 */
final class GridOracle {

    private static final int STEP = 5;
    private static final int MOST_PEOPLE = 10;

    /** Some time in minutes. */
    record Span(int from, int until, boolean firm) {
        boolean has(int minute) {
            return from <= minute && minute < until;
        }
    }

    /** A calendar with the time in which it is known. */
    record Source(List<Span> spans, Span known) {}

    /** One line of staffing. */
    record Line(String role, ScheduleRef roster, int slots, boolean same) {}

    /** Somebody's shift. */
    record Shift(int person, Span span) {}

    final Instant base;
    List<Source> open = new ArrayList<>();
    List<Source> closed = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    private final Map<ScheduleRef, List<Shift>> shifts = new HashMap<>();
    private final Map<ScheduleRef, Span> known = new HashMap<>();
    private final List<String> people = new ArrayList<>();
    boolean alwaysOpen;
    boolean throughSoak;
    int from;
    int until;
    int lead;
    int work;
    int soak;
    int reserve;

    // By slot of time; made when first needed.
    private int begin;
    private boolean[] openAt = new boolean[0];
    private boolean[][] closedAt = new boolean[0][];
    private int[][] thereAt = new int[0][];
    private Map<Long, Boolean> filled = new HashMap<>();

    GridOracle(WindowCase asked) {
        WindowQuestion question = asked.question();
        WindowDemand demand = question.demand();
        base = question.from().minus(Duration.ofDays(2));
        from = minute(question.from());
        until = minute(question.until());
        lead = minutes(demand.rules().lead());
        work = minutes(demand.work());
        soak = minutes(demand.soak());
        reserve = minutes(demand.rules().reserve());
        throughSoak = demand.rules().covers() == WindowCovers.WORK_AND_SOAK;
        alwaysOpen = demand.rules().open().isEmpty();
        demand.rules().open().forEach(ref -> open.add(source(ref, asked.facts())));
        demand.rules().closed().forEach(ref -> closed.add(source(ref, asked.facts())));
        for (StaffingRule rule : demand.staffing()) {
            lines.add(new Line(rule.role().value(), rule.roster(), rule.min(), rule.continuity()));
            addRoster(rule.roster(), asked.facts());
        }
    }

    private GridOracle(GridOracle other) {
        base = other.base;
        open = new ArrayList<>(other.open);
        closed = new ArrayList<>(other.closed);
        lines = new ArrayList<>(other.lines);
        other.shifts.forEach((roster, its) -> shifts.put(roster, new ArrayList<>(its)));
        known.putAll(other.known);
        people.addAll(other.people);
        alwaysOpen = other.alwaysOpen;
        throughSoak = other.throughSoak;
        from = other.from;
        until = other.until;
        lead = other.lead;
        work = other.work;
        soak = other.soak;
        reserve = other.reserve;
    }

    /** The same, to be changed. */
    GridOracle copy() {
        return new GridOracle(this);
    }

    int minute(Instant moment) {
        long minutes = Duration.between(base, moment).toMinutes();
        return (int) Math.max(-1_000_000, Math.min(1_000_000, minutes));
    }

    Instant at(int minute) {
        return base.plus(Duration.ofMinutes(minute));
    }

    static int minutes(Duration duration) {
        return (int) duration.toMinutes();
    }

    void ask(String role) {
        lines.removeIf(line -> line.role().equals(role));
    }

    Set<String> roles() {
        Set<String> roles = new TreeSet<>();
        lines.forEach(line -> roles.add(line.role()));
        return roles;
    }

    void addPerson(String role, int begins, int ends) {
        int stranger = people.size();
        people.add("stranger");
        Set<ScheduleRef> rosters = new HashSet<>();
        lines.stream().filter(line -> line.role().equals(role)).forEach(line -> rosters.add(line.roster()));
        rosters.forEach(roster -> shifts.get(roster).add(new Shift(stranger, new Span(begins, ends, true))));
    }

    /** All runs of starts that fit: first and last of each. */
    List<int[]> runs() {
        prepare();
        List<int[]> runs = new ArrayList<>();
        for (int start = from; start <= until - work; start += STEP) {
            if (fits(start)) {
                if (!runs.isEmpty() && runs.get(runs.size() - 1)[1] == start - STEP) {
                    runs.get(runs.size() - 1)[1] = start;
                } else {
                    runs.add(new int[] {start, start});
                }
            }
        }
        return runs;
    }

    /** The first start that fits, or -1. */
    int first() {
        prepare();
        for (int start = from; start <= until - work; start += STEP) {
            if (fits(start)) {
                return start;
            }
        }
        return -1;
    }

    boolean fitsAt(int start) {
        prepare();
        return start >= from && start <= until - work && fits(start);
    }

    private boolean fits(int start) {
        int openUntil = start + work + (throughSoak ? soak + reserve : 0);
        for (int minute = start; minute < openUntil; minute += STEP) {
            if (!isOpen(minute) || isClosed(minute)) {
                return false;
            }
        }
        return staffed(start - lead, start + work + soak + reserve);
    }

    /** The time in which conditions on calendars are unmet and slots empty, in minutes; of rules that may change hands. */
    int missing(int start) {
        prepare();
        int missing = 0;
        int openUntil = start + work + (throughSoak ? soak + reserve : 0);
        for (int minute = start; minute < openUntil; minute += STEP) {
            missing += isOpen(minute) ? 0 : STEP;
            for (boolean[] calendar : closedAt) {
                missing += calendar[slot(minute)] ? STEP : 0;
            }
        }
        List<Integer> slots = slots(false);
        for (int minute = start - lead; minute < start + work + soak + reserve; minute += STEP) {
            missing += STEP * (slots.size() - most(slots, 0, minute, 0));
        }
        return missing;
    }

    private boolean staffed(int begins, int ends) {
        return begins >= ends || chooses(slots(true), 0, begins, ends, 0);
    }

    /** Tries everybody for every slot that wants the same person throughout. */
    private boolean chooses(List<Integer> continuous, int next, int begins, int ends, int taken) {
        if (next == continuous.size()) {
            for (int minute = begins; minute < ends; minute += STEP) {
                if (!fillsOthers(minute, taken)) {
                    return false;
                }
            }
            return true;
        }
        for (int person = 0; person < people.size(); person++) {
            if ((taken >> person & 1) == 0
                    && isThere(continuous.get(next), person, begins, ends)
                    && chooses(continuous, next + 1, begins, ends, taken | 1 << person)) {
                return true;
            }
        }
        return false;
    }

    private boolean isThere(int line, int person, int begins, int ends) {
        for (int minute = begins; minute < ends; minute += STEP) {
            if ((thereAt[line][slot(minute)] >> person & 1) == 0) {
                return false;
            }
        }
        return true;
    }

    private boolean fillsOthers(int minute, int taken) {
        long key = (long) minute << MOST_PEOPLE | taken;
        Boolean before = filled.get(key);
        if (before == null) {
            before = fills(slots(false), 0, minute, taken);
            filled.put(key, before);
        }
        return before;
    }

    private boolean fills(List<Integer> slots, int next, int minute, int taken) {
        if (next == slots.size()) {
            return true;
        }
        int candidates = thereAt[slots.get(next)][slot(minute)] & ~taken;
        for (int person = 0; person < people.size(); person++) {
            if ((candidates >> person & 1) == 1 && fills(slots, next + 1, minute, taken | 1 << person)) {
                return true;
            }
        }
        return false;
    }

    /** How many slots can be filled at most. */
    private int most(List<Integer> slots, int next, int minute, int taken) {
        if (next == slots.size()) {
            return 0;
        }
        int most = most(slots, next + 1, minute, taken);
        int candidates = thereAt[slots.get(next)][slot(minute)] & ~taken;
        for (int person = 0; person < people.size() && most < slots.size() - next; person++) {
            if ((candidates >> person & 1) == 1) {
                most = Math.max(most, 1 + most(slots, next + 1, minute, taken | 1 << person));
            }
        }
        return most;
    }

    /** A line's index for each of its slots. */
    private List<Integer> slots(boolean same) {
        List<Integer> slots = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            for (int slot = 0; slot < lines.get(line).slots(); slot++) {
                if (lines.get(line).same() == same) {
                    slots.add(line);
                }
            }
        }
        return slots;
    }

    private boolean isOpen(int minute) {
        return openAt[slot(minute)];
    }

    private boolean isClosed(int minute) {
        for (boolean[] calendar : closedAt) {
            if (calendar[slot(minute)]) {
                return true;
            }
        }
        return false;
    }

    private int slot(int minute) {
        return (minute - begin) / STEP;
    }

    private void prepare() {
        if (openAt.length > 0) {
            return;
        }
        begin = from - lead;
        int size = (Math.max(until, from + work) + soak + reserve - begin) / STEP + 1;
        openAt = new boolean[size];
        closedAt = new boolean[closed.size()][size];
        thereAt = new int[lines.size()][size];
        for (int slot = 0; slot < size; slot++) {
            int minute = begin + slot * STEP;
            openAt[slot] = alwaysOpen || open.stream().anyMatch(each -> opens(each, minute));
            for (int index = 0; index < closed.size(); index++) {
                Source each = closed.get(index);
                closedAt[index][slot] =
                        !each.known().has(minute) || each.spans().stream().anyMatch(span -> span.has(minute));
            }
            for (int line = 0; line < lines.size(); line++) {
                thereAt[line][slot] = there(lines.get(line).roster(), minute);
            }
        }
    }

    private static boolean opens(Source source, int minute) {
        return source.known().has(minute) && source.spans().stream().anyMatch(span -> span.firm() && span.has(minute));
    }

    private int there(ScheduleRef roster, int minute) {
        int there = 0;
        if (known.get(roster).has(minute)) {
            for (Shift shift : shifts.get(roster)) {
                there |= shift.span().has(minute) ? 1 << shift.person() : 0;
            }
        }
        return there;
    }

    private Source source(ScheduleRef ref, ScheduleFacts facts) {
        CalendarSnapshot reading = facts.calendars().get(ref);
        if (reading == null || !reading.complete() || isOld(facts, ref, reading.fetchedAt())) {
            return new Source(List.of(), new Span(0, 0, true));
        }
        List<Span> spans = new ArrayList<>();
        for (CalendarEntry entry : reading.entries()) {
            spans.add(span(entry.interval(), entry.certainty() == Certainty.FIRM));
        }
        return new Source(spans, span(reading.covered(), true));
    }

    private void addRoster(ScheduleRef ref, ScheduleFacts facts) {
        RosterSnapshot reading = facts.rosters().get(ref);
        if (shifts.containsKey(ref)) {
            return;
        }
        shifts.put(ref, new ArrayList<>());
        if (reading == null || !reading.complete() || isOld(facts, ref, reading.fetchedAt())) {
            known.put(ref, new Span(0, 0, true));
            return;
        }
        known.put(ref, span(reading.covered(), true));
        for (Presence presence : reading.presences()) {
            String key = presence.person().key();
            if (!people.contains(key)) {
                people.add(key);
            }
            shifts.get(ref).add(new Shift(people.indexOf(key), span(presence.interval(), true)));
        }
    }

    private static boolean isOld(ScheduleFacts facts, ScheduleRef ref, Instant fetchedAt) {
        Duration most = facts.freshness().maxAges().get(ref);
        return most != null && fetchedAt.plus(most).isBefore(facts.freshness().at());
    }

    private Span span(Interval interval, boolean firm) {
        return new Span(minute(interval.start()), minute(interval.end()), firm);
    }
}
