package dev.wavegate.domain.staffing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** People by a number each, from 0 on; who is on several rosters has one number. */
final class People {

    private final Map<Person, Integer> numbers = new HashMap<>();
    private final List<Person> people = new ArrayList<>();
    // Found when first asked for; should two threads ask at once, both find the same.
    private volatile int @Nullable [] ranks;

    /** The person's number, a new one when needed; not to be called with new people once others rely on this. */
    int number(Person person) {
        Integer known = numbers.get(person);
        if (known != null) {
            return known;
        }
        numbers.put(person, people.size());
        people.add(person);
        return people.size() - 1;
    }

    Person person(int number) {
        return people.get(number);
    }

    /** Where everybody comes in the order of keys; not to be called while there may be new people. */
    int[] ranks() {
        int[] known = ranks;
        if (known == null) {
            List<Integer> byKey = new ArrayList<>(numbers.values());
            byKey.sort(Comparator.comparing(number -> people.get(number).key()));
            known = new int[byKey.size()];
            for (int rank = 0; rank < known.length; rank++) {
                known[byKey.get(rank)] = rank;
            }
            ranks = known;
        }
        return known;
    }

    int size() {
        return people.size();
    }
}
