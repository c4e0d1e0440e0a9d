package dev.wavegate.domain.staffing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts people who are there at one moment into slots; the same for every order of the shifts. */
final class Postings {

    private static final Comparator<Person> BY_KEY = Comparator.comparing(Person::key);

    private final Lines lines;
    private final ShiftBook book;
    private final NavigableMap<Long, NavigableSet<Person>> groups = new TreeMap<>();
    private final List<NavigableSet<Person>> byRule = new ArrayList<>();

    private Postings(Lines lines, ShiftBook book) {
        this.lines = lines;
        this.book = book;
        lines.rules().forEach(rule -> byRule.add(new TreeSet<>(BY_KEY)));
    }

    /** Who fills which slot at a tick, rule by rule, where some are bound to a rule already, by their number. */
    static List<Assignment> at(Lines lines, ShiftBook book, long tick, Map<Integer, Integer> bound) {
        Postings postings = new Postings(lines, book);
        RollCall call = RollCall.of(lines, book, tick, tick + 1, 0);
        for (int person : call.people()) {
            Integer rule = bound.get(person);
            if (rule == null) {
                postings.addFree(person, lines.fitting(call.rosters(person)[0]));
            } else {
                postings.byRule.get(rule).add(book.person(person));
            }
        }
        postings.fill();
        return postings.assignments();
    }

    private void addFree(int person, long fitting) {
        if (fitting != 0) {
            groups.computeIfAbsent(fitting, unseen -> new TreeSet<>(BY_KEY)).add(book.person(person));
        }
    }

    private void fill() {
        int[] needed = lines.needed(lines.all());
        for (int rule = 0; rule < needed.length; rule++) {
            needed[rule] = Math.max(0, needed[rule] - byRule.get(rule).size());
        }
        int[][] placed = SlotMatching.place(
                needed,
                groups.keySet().stream().mapToLong(Long::longValue).toArray(),
                groups.values().stream().mapToInt(NavigableSet::size).toArray());
        int group = 0;
        for (NavigableSet<Person> people : groups.values()) {
            Iterator<Person> next = people.iterator();
            for (int rule = 0; rule < needed.length; rule++) {
                for (int count = 0; count < placed[group][rule]; count++) {
                    byRule.get(rule).add(next.next());
                }
            }
            group++;
        }
    }

    private List<Assignment> assignments() {
        List<Assignment> assigned = new ArrayList<>();
        for (int rule = 0; rule < byRule.size(); rule++) {
            Role role = lines.rules().get(rule).role();
            byRule.get(rule).forEach(person -> assigned.add(new Assignment(person, role)));
        }
        return assigned;
    }
}
