package dev.wavegate.bench.window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.CalendarSnapshot;
import dev.wavegate.domain.window.ScheduleFacts;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.domain.window.WindowQuestion;

/**
 * The search as one would write it down first: note for every five minutes what is open and who is there, match them with
 * the slots one by one, and try every start. All entries are firm and all readings complete; people may change hands.
 */
final class GridWindows {
    private static final Duration STEP = Duration.ofMinutes(5);

    private final WindowQuestion question;
    private final WindowDemand demand;
    private final Instant begin;
    private final int size;
    private final boolean[] open;
    private final boolean[] staffed;

    GridWindows(WindowQuestion question, ScheduleFacts facts) {
        this.question = question;
        this.demand = question.demand();
        this.begin = question.staffSpan().start();
        this.size = slot(question.staffSpan().end());
        this.open = new boolean[size];
        for (ScheduleRef ref : demand.rules().open()) {
            mark(calendar(facts, ref), true);
        }
        for (ScheduleRef ref : demand.rules().closed()) {
            mark(calendar(facts, ref), false);
        }
        this.staffed = staffed(facts);
    }

    Optional<Instant> first() {
        for (Instant start = question.from();
                !start.plus(demand.work()).isAfter(question.until());
                start = start.plus(STEP)) {
            if (all(open, start, start.plus(demand.work()))
                    && all(staffed, start.minus(demand.rules().lead()), start.plus(demand.needed()))) {
                return Optional.of(start);
            }
        }
        return Optional.empty();
    }

    private boolean[] staffed(ScheduleFacts facts) {
        List<List<List<Person>>> there = new ArrayList<>();
        for (StaffingRule rule : demand.staffing()) {
            there.add(Optional.ofNullable(facts.rosters().get(rule.roster()))
                    .map(this::there)
                    .orElseThrow());
        }
        boolean[] enough = new boolean[size];
        for (int slot = 0; slot < size; slot++) {
            List<List<Person>> slots = new ArrayList<>();
            for (int rule = 0; rule < there.size(); rule++) {
                for (int each = 0; each < demand.staffing().get(rule).min(); each++) {
                    slots.add(there.get(rule).get(slot));
                }
            }
            enough[slot] = canFill(slots);
        }
        return enough;
    }

    private List<List<Person>> there(RosterSnapshot roster) {
        List<List<Person>> bySlot = new ArrayList<>();
        for (int slot = 0; slot < size; slot++) {
            bySlot.add(new ArrayList<>());
        }
        for (Presence presence : roster.presences()) {
            int end = Math.min(size, slot(presence.interval().end()));
            for (int slot = Math.max(0, slot(presence.interval().start())); slot < end; slot++) {
                bySlot.get(slot).add(presence.person());
            }
        }
        return bySlot;
    }

    private static boolean canFill(List<List<Person>> slots) {
        Map<Person, Integer> slotOf = new HashMap<>();
        for (int slot = 0; slot < slots.size(); slot++) {
            if (!fill(slot, slots, slotOf, new HashSet<>())) {
                return false;
            }
        }
        return true;
    }

    private static boolean fill(int slot, List<List<Person>> slots, Map<Person, Integer> slotOf, Set<Person> asked) {
        for (Person person : slots.get(slot)) {
            if (asked.add(person)) {
                Integer other = slotOf.get(person);
                if (other == null || fill(other, slots, slotOf, asked)) {
                    slotOf.put(person, slot);
                    return true;
                }
            }
        }
        return false;
    }

    private static CalendarSnapshot calendar(ScheduleFacts facts, ScheduleRef ref) {
        return Optional.ofNullable(facts.calendars().get(ref)).orElseThrow();
    }

    private void mark(CalendarSnapshot reading, boolean value) {
        for (CalendarEntry entry : reading.entries()) {
            int end = Math.min(size, slot(entry.interval().end()));
            for (int slot = Math.max(0, slot(entry.interval().start())); slot < end; slot++) {
                open[slot] = value;
            }
        }
    }

    private boolean all(boolean[] marks, Instant from, Instant until) {
        for (int slot = slot(from); slot < slot(until); slot++) {
            if (!marks[slot]) {
                return false;
            }
        }
        return true;
    }

    private int slot(Instant moment) {
        return (int) Duration.between(begin, moment).dividedBy(STEP);
    }
}
