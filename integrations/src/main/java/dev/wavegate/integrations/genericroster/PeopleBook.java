package dev.wavegate.integrations.genericroster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.integrations.genericroster.RosterDialect.PeopleShape;

/** Who the people are whom a system knows under identities of its own. */
final class PeopleBook {
    private final Map<String, String> addresses;
    private final Map<String, Entry> entries = new HashMap<>();
    private final Set<String> disputed = new HashSet<>();
    private final boolean listed;
    private boolean complete = true;

    private PeopleBook(Map<String, String> addresses, boolean listed) {
        this.addresses = addresses;
        this.listed = listed;
    }

    /** Somebody in a list; the key is empty when the list does not tell. */
    private record Entry(Optional<String> key, String name) {}

    /** Everybody is who the shifts say, or the settings. */
    static PeopleBook without(Map<String, String> addresses) {
        return new PeopleBook(addresses, false);
    }

    /** Everybody is who the list says, or the settings. */
    static PeopleBook of(PeopleShape shape, List<JsonNode> list, Map<String, String> addresses) {
        PeopleBook book = new PeopleBook(addresses, true);
        list.forEach(each -> book.add(shape, each));
        return book;
    }

    private void add(PeopleShape shape, JsonNode item) {
        Optional<String> id = shape.id().text(item);
        if (id.isEmpty() || !shape.key().isIn(item)) {
            complete = false;
            return;
        }
        Entry entry = new Entry(
                shape.key().text(item),
                shape.name().flatMap(each -> each.text(item)).orElse(""));
        Entry known = entries.putIfAbsent(id.get(), entry);
        if (known != null && !known.key().equals(entry.key())) {
            disputed.add(id.get());
        }
    }

    /** Whether everybody in the list could be read. */
    boolean isComplete() {
        return complete;
    }

    /** Whether it can be told who this is, even if it is nobody whom other systems know. */
    boolean knows(String id) {
        return addresses.containsKey(lower(id)) || !listed || (entries.containsKey(id) && !disputed.contains(id));
    }

    /** Who this is; empty when the list says that no other system knows. */
    Optional<Person> person(String id, String name) {
        Entry entry = entries.getOrDefault(id, new Entry(listed ? Optional.empty() : Optional.of(id), name));
        String shown = entry.name().isEmpty() ? name : entry.name();
        return Optional.ofNullable(addresses.get(lower(id))).or(entry::key).map(key -> new Person(key, shown));
    }

    /** Keys of settings do not keep their case everywhere. */
    static String lower(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
