package dev.wavegate.simulators.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

import dev.wavegate.simulators.fleet.DeviceLifecycle.DueEvent;
import org.jspecify.annotations.Nullable;

/**
 * One fleet, from a seed to the next reset. Time passes only in {@link #advanceTo}; not safe for concurrent
 * use.
 */
final class Fleet {
    private final long generation;
    private final Inventory inventory;
    private final StringTable versions = new StringTable();
    private final DeviceStates states;
    private final InstallLedger ledger;
    private final Map<String, OutcomeFeed> feeds = new HashMap<>();
    private final PriorityQueue<DueEvent> events = new PriorityQueue<>(Comparator.comparingLong(DueEvent::time));
    private final DeviceLifecycle lifecycle;
    private final Map<String, Assignment> assignments = new HashMap<>();
    private long now;

    Fleet(FleetBlueprint blueprint, long generation, long now) {
        this.generation = generation;
        this.now = now;
        inventory = Inventory.of(blueprint);
        states = new DeviceStates(inventory, versions, blueprint, now);
        ledger = new InstallLedger(inventory);
        lifecycle = new DeviceLifecycle(inventory, states, ledger, this::feedOf, events, blueprint);
    }

    Inventory inventory() {
        return inventory;
    }

    DeviceStates states() {
        return states;
    }

    InstallLedger ledger() {
        return ledger;
    }

    long now() {
        return now;
    }

    long generation() {
        return generation;
    }

    String versionText(short version) {
        return versions.word(version);
    }

    /** Lets everything happen that is due until then, in the order of time; going back in time does nothing. */
    void advanceTo(long time, List<Behaviour> behaviours) {
        for (DueEvent next = events.peek(); next != null && next.time() <= time; next = events.peek()) {
            events.remove();
            lifecycle.step(next.device(), next.time(), behaviours);
        }
        now = Math.max(now, time);
    }

    /** Creates the assignment under its key, or finds the one that is there when it asks for the same. */
    Receipt assign(String key, AssignmentRequest request) {
        Assignment existing = assignments.get(key);
        if (existing != null) {
            if (!existing.asksFor(request)) {
                throw FleetErrors.conflict("key " + key + " belongs to an assignment of " + existing.versionText()
                        + " to " + existing.size() + " targets with digest " + existing.targetsDigest());
            }
            return new Receipt(existing, false);
        }
        List<Assignment.Rejection> rejected = new ArrayList<>();
        int[] targets = request.targets().stream()
                .mapToInt(id -> knownOrRejected(id, rejected))
                .filter(device -> device != Inventory.UNKNOWN)
                .toArray();
        Assignment assignment = new Assignment(key, request, versions.numberOf(request.version()), targets, rejected);
        assignments.put(key, assignment);
        for (int device : targets) {
            ledger.asked(device, request.version());
            lifecycle.assign(device, assignment, now);
        }
        return new Receipt(assignment, true);
    }

    Optional<Assignment> assignment(String key) {
        return Optional.ofNullable(assignments.get(key));
    }

    /** Takes back what has not begun. */
    Cancellation cancel(Assignment assignment) {
        int cancelled = 0;
        int running = 0;
        for (int place = 0; place < assignment.accepted(); place++) {
            int device = assignment.target(place);
            if (isSame(states.waiting(device), assignment)) {
                lifecycle.cancel(device, assignment, now);
                cancelled++;
            } else if (isSame(states.current(device), assignment)
                    && states.phase(device).isRunning()) {
                running++;
            }
        }
        return new Cancellation(cancelled, running);
    }

    /** Reads the feed of the cursor's group and answers the cursor after what was read. */
    OutcomeCursor outcomes(OutcomeCursor from, int limit, OutcomeFeed.Reader reader) {
        if (from.generation() != generation) {
            throw FleetErrors.cursorExpired("read the feed of group " + from.group() + " from the start");
        }
        OutcomeFeed feed = feeds.get(from.group());
        if (from.position() > (feed == null ? 0 : feed.size())) {
            throw new IllegalArgumentException("cursor must be one this API gave, but points beyond the feed");
        }
        return feed == null ? from : from.at(feed.read(from.position(), limit, reader));
    }

    private OutcomeFeed feedOf(String group) {
        return feeds.computeIfAbsent(group, absent -> new OutcomeFeed());
    }

    private int knownOrRejected(String id, List<Assignment.Rejection> rejected) {
        int device = inventory.ordinalOf(id);
        if (device == Inventory.UNKNOWN) {
            rejected.add(new Assignment.Rejection(id, "unknown-device", "No device has this identifier."));
        }
        return device;
    }

    @SuppressWarnings("ReferenceEquality") // assignments have identity: there is one object for each key
    private static boolean isSame(@Nullable Assignment one, Assignment other) {
        return one == other;
    }

    /** An assignment and whether this call made it. */
    record Receipt(Assignment assignment, boolean created) {}

    /** How many targets were taken back, and how many had begun and go on. */
    record Cancellation(int cancelled, int running) {}
}
