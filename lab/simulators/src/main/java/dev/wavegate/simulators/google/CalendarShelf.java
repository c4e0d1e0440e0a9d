package dev.wavegate.simulators.google;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** All calendars behind one lock; safe for concurrent use. */
final class CalendarShelf {

    private final ArrayNode seed;
    private final Clock clock;
    private final Consumer<String> moved;
    private final SeedReader reader;
    private final Map<String, StoredCalendar> calendars = new LinkedHashMap<>();
    private ShortPages shortPages = ShortPages.none();
    private boolean invitations = true;
    private long generation;

    /** Tells of every calendar that was changed. */
    CalendarShelf(List<SeedCalendar> seed, Clock clock, Consumer<String> moved) {
        this.seed = JsonNodeFactory.instance.arrayNode();
        seed.forEach(calendar -> this.seed.add(calendar.toJson()));
        this.clock = clock;
        this.moved = moved;
        reader = new SeedReader(clock);
        put(this.seed);
    }

    /** Uses one calendar; one that nobody knows is not found. */
    synchronized <T> T use(String id, Function<StoredCalendar, T> work) {
        StoredCalendar calendar = calendars.get(id);
        if (calendar == null) {
            throw GoogleProblem.notFound();
        }
        long before = calendar.revision();
        T answer = work.apply(calendar);
        if (calendar.revision() != before) {
            moved.accept(id);
        }
        return answer;
    }

    synchronized List<StoredCalendar> all() {
        return new ArrayList<>(calendars.values());
    }

    synchronized ShortPages shortPages() {
        return shortPages;
    }

    synchronized void shorten(ShortPages pages) {
        shortPages = pages;
    }

    /** Whether anybody at all may invite people. */
    synchronized boolean letsInvite() {
        return invitations;
    }

    synchronized void letInvite(boolean allowed) {
        invitations = allowed;
    }

    /** Replaces the posted calendars, or none of them when one is malformed; answers how many there are now. */
    synchronized int put(JsonNode posted) {
        generation = Math.max(generation + 1, clock.millis());
        for (StoredCalendar calendar : reader.read(posted, generation)) {
            calendars.put(calendar.id(), calendar);
            moved.accept(calendar.id());
        }
        return calendars.size();
    }

    /** Goes back to the seed. */
    synchronized void reset() {
        calendars.clear();
        shortPages = ShortPages.none();
        invitations = true;
        put(seed);
    }
}
