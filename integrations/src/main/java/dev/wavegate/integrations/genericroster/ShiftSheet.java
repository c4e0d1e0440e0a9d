package dev.wavegate.integrations.genericroster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.integrations.genericroster.Condition.Truth;
import dev.wavegate.integrations.genericroster.RosterDialect.BreakShape;
import dev.wavegate.integrations.genericroster.RosterDialect.ShiftShape;
import dev.wavegate.integrations.http.Problems;

/** Who works when and who is on a break when. A shift that is told twice is one. */
final class ShiftSheet {
    private final ShiftShape shape;
    private final PeopleBook people;
    private final String name;
    private final Map<Person, Set<Interval>> shifts = new LinkedHashMap<>();
    private final Map<Person, List<Interval>> away = new HashMap<>();
    private final Problems problems;
    private int items;

    /** Of the roster of this name; what it cannot be told of whether, when and for whom it counts is a problem. */
    ShiftSheet(ShiftShape shape, PeopleBook people, String name, Problems problems) {
        this.shape = shape;
        this.people = people;
        this.name = name;
        this.problems = problems;
    }

    void add(JsonNode item) {
        Truth counts = Condition.all(shape.where(), item, name);
        items++;
        problems.addUnless(
                counts != Truth.UNKNOWN, () -> shift(item) + " does not have the fields that say whether it counts.");
        if (counts != Truth.YES) {
            return;
        }
        Optional<String> id = shape.person().text(item).filter(people::knows);
        Optional<Interval> time = time(item);
        problems.addUnless(id.isPresent(), () -> shift(item) + " has nobody who is known.");
        problems.addUnless(time.isPresent(), () -> shift(item) + " has no valid start and end.");
        if (id.isPresent() && time.isPresent()) {
            String shown = shape.personName().flatMap(each -> each.text(item)).orElse("");
            people.person(id.get(), shown).ifPresent(person -> add(person, time.get(), item));
        }
    }

    private void add(Person person, Interval time, JsonNode item) {
        if (shape.breaks().isEmpty()) {
            put(person, time);
            return;
        }
        BreakShape breaks = shape.breaks().get();
        BreakParser reading = BreakParser.of(breaks, shape.times(), item, name);
        problems.addUnless(reading.isReadable(), () -> shift(item) + " has a break without valid times.");
        away.computeIfAbsent(person, unseen -> new ArrayList<>()).addAll(reading.away());
        boolean counts = !reading.isUntimed();
        if (reading.isUntimed()) {
            switch (breaks.withoutTimes()) {
                case NOT_COUNTED -> counts = false;
                case COUNTED -> counts = true;
                case INCOMPLETE -> problems.add(shift(item) + " has a break without times.");
            }
        }
        if (counts) {
            put(person, time);
        }
    }

    /** By its place in the list and what the system says of whose and when it is. */
    private String shift(JsonNode item) {
        String said = Stream.of(shape.person(), shape.ends().start())
                .flatMap(field -> field.text(item).stream())
                .collect(Collectors.joining(", "));
        return "Shift " + items + " of the list" + (said.isEmpty() ? "" : " (" + said + ")");
    }

    private void put(Person person, Interval time) {
        shifts.computeIfAbsent(person, unseen -> new LinkedHashSet<>()).add(time);
    }

    /** The time that is surely part of the shift. */
    private Optional<Interval> time(JsonNode item) {
        Optional<Instant> start = shape.ends().start().text(item).flatMap(shape.times()::latest);
        Optional<Instant> end = shape.ends().end().text(item).flatMap(shape.times()::earliest);
        return start.isPresent() && end.isPresent() && !end.get().isBefore(start.get())
                ? Optional.of(new Interval(start.get(), end.get()))
                : Optional.empty();
    }

    /** What is left of the shifts in the time, in an order that does not depend on the one of the answer. */
    List<Presence> within(Interval covered) {
        List<Presence> presences = new ArrayList<>();
        shifts.forEach((person, times) -> {
            IntervalSet absent = IntervalSet.of(away.getOrDefault(person, List.of()));
            times.stream()
                    .flatMap(time -> IntervalSet.of(time).minus(absent).intervals().stream())
                    .filter(time -> time.overlaps(covered))
                    .distinct()
                    .forEach(time -> presences.add(new Presence(person, time)));
        });
        presences.sort(Comparator.comparing((Presence each) -> each.interval().start())
                .thenComparing(each -> each.person().key()));
        return presences;
    }
}
