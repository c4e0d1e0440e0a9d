package dev.wavegate.testkit.fleet;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import dev.wavegate.domain.dispatch.Dispatch;
import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.dispatch.DispatchResult;
import dev.wavegate.domain.dispatch.DispatchResult.Refusal;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.fleet.Device;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.domain.fleet.DevicePage;
import dev.wavegate.domain.fleet.DeviceState;
import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.fleet.Report;
import dev.wavegate.domain.fleet.ReportPage;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.release.Version;
import dev.wavegate.testkit.failure.Troubles;

/** A fleet in memory that moves when it is told to, or at once; keeps a ledger of what really happened. Thread-safe. */
public final class InMemoryFleet implements DeviceFleet {
    private static final int MOST_TARGETS = 5_000;

    private final Troubles troubles = new Troubles();
    private final NavigableMap<DeviceId, FleetDevice> devices = new TreeMap<>();
    private final Map<DispatchKey, Assigned> orders = new HashMap<>();
    private final Map<String, List<Report>> feeds = new HashMap<>();
    private final Map<DeviceId, Conduct> conducts = new HashMap<>();
    private final Map<Version, Conduct> conductsByVersion = new HashMap<>();
    private final Clock clock;
    private final boolean atOnce;
    private int beginnings;

    private InMemoryFleet(Clock clock, boolean atOnce) {
        this.clock = clock;
        this.atOnce = atOnce;
    }

    /** A fleet without devices that does everything as soon as it is ordered. */
    public static InMemoryFleet instantaneous(Clock clock) {
        return new InMemoryFleet(clock, true);
    }

    /** A fleet without devices that moves by {@link #step} only. */
    public static InMemoryFleet stepwise(Clock clock) {
        return new InMemoryFleet(clock, false);
    }

    /** Adds thermostats th-eu-000001 … in eu and us by turns, every third a TH-3, the others TH-2, all on this version. */
    public InMemoryFleet withThermostats(int number, String version) {
        for (int each = 1; each <= number; each++) {
            String region = each % 2 == 0 ? "us" : "eu";
            with(new Device(
                    new DeviceId(String.format(Locale.ROOT, "th-%s-%06d", region, each)),
                    each % 3 == 0 ? "TH-3" : "TH-2",
                    each % 5 == 0 ? "rev-b" : "rev-a",
                    region,
                    "site-" + each % 4,
                    "normal",
                    Optional.of(new Version(version))));
        }
        return this;
    }

    /** Adds a device, whose version must be known. */
    public InMemoryFleet with(Device device) {
        troubles.undisturbed(() -> devices.put(device.id(), new FleetDevice(device, clock.instant())));
        return this;
    }

    /** What goes wrong with the next calls. */
    public Troubles troubles() {
        return troubles;
    }

    /** From now on these devices take updates so. */
    public void conduct(Conduct conduct, DeviceId... which) {
        troubles.undisturbed(() -> {
            List.of(which).forEach(device -> conducts.put(device, conduct));
            return which.length;
        });
    }

    /** From now on every device takes updates to this version so, unless it has a conduct of its own. */
    public void conduct(Conduct conduct, Version version) {
        troubles.undisturbed(() -> conductsByVersion.put(version, conduct));
    }

    /** Every device does one thing; false when none had anything to do. */
    public boolean step() {
        return troubles.undisturbed(() -> {
            boolean moved = false;
            for (Map.Entry<DeviceId, FleetDevice> each : devices.entrySet()) {
                DeviceId id = each.getKey();
                moved |= each.getValue().step(version -> conductOf(id, version), clock.instant(), voiceOf(id));
            }
            return moved;
        });
    }

    /** The device goes back to its previous version by itself, long after its last order. */
    public void goBack(DeviceId device) {
        troubles.undisturbed(() -> {
            Optional.ofNullable(devices.get(device)).orElseThrow().goBack(clock.instant(), voiceOf(device));
            return device;
        });
    }

    /** Steps until no device has anything to do. */
    public void settle() {
        boolean moving = true;
        while (moving) {
            moving = step();
        }
    }

    /** Forgets all reports and assignments, as a backend does that was set up anew; cursors from before expire. */
    public void startAnew() {
        troubles.undisturbed(() -> {
            beginnings++;
            feeds.clear();
            orders.clear();
            return beginnings;
        });
    }

    @Override
    public int mostTargets() {
        return troubles.read(() -> MOST_TARGETS);
    }

    @Override
    public DevicePage devices(FleetSelection selection, String cursor, int most) {
        return troubles.read(() -> {
            FleetSelection attributes = new FleetSelection(selection.attributes(), Optional.empty());
            List<Device> page = new ArrayList<>();
            Collection<FleetDevice> rest = cursor.isEmpty()
                    ? devices.values()
                    : devices.tailMap(new DeviceId(cursor), false).values();
            for (FleetDevice each : rest) {
                if (!attributes.admits(each.listed())) {
                    continue;
                }
                if (page.size() == most) {
                    return new DevicePage(
                            page, Optional.of(page.get(page.size() - 1).id().value()));
                }
                page.add(each.listed());
            }
            return new DevicePage(page, Optional.empty());
        });
    }

    @Override
    public Map<DeviceId, DeviceState> states(Collection<DeviceId> wanted) {
        return troubles.read(() -> {
            Map<DeviceId, DeviceState> states = new LinkedHashMap<>();
            for (DeviceId id : wanted) {
                FleetDevice device = devices.get(id);
                if (device != null) {
                    states.put(id, device.state());
                }
            }
            return states;
        });
    }

    @Override
    public DispatchResult assign(Dispatch assignment) {
        return troubles.write(() -> known(assignment).orElseGet(() -> ordered(assignment)));
    }

    @Override
    public Optional<DispatchResult> resultOf(Dispatch assignment) {
        return troubles.read(() -> known(assignment));
    }

    private Optional<DispatchResult> known(Dispatch assignment) {
        Optional<Assigned> order = Optional.ofNullable(orders.get(assignment.key()));
        if (order.isPresent() && !order.get().hasContentOf(assignment)) {
            throw Failure.of(
                    FailureCode.ASSIGNMENT_CONFLICT, "the key " + assignment.key() + " belongs to another dispatch");
        }
        return order.map(Assigned::answer);
    }

    private DispatchResult ordered(Dispatch assignment) {
        List<Refusal> refusals = new ArrayList<>();
        Set<DeviceId> accepted = new HashSet<>();
        for (DeviceId id : assignment.targets()) {
            FleetDevice device = devices.get(id);
            if (device == null) {
                refusals.add(new Refusal(id, "unknown-device"));
            } else if (accepted.add(id)) {
                device.order(assignment, voiceOf(id));
            }
        }
        DispatchResult answer = new DispatchResult(assignment.key(), accepted.size(), refusals);
        orders.put(assignment.key(), new Assigned(assignment, answer));
        if (atOnce) {
            settle();
        }
        return answer;
    }

    @Override
    public void cancel(DispatchKey key) {
        troubles.write(() -> {
            Assigned order = orders.get(key);
            if (order == null) {
                throw Failure.of(FailureCode.DEVICE_MISSING, "dispatch " + key + " does not exist");
            }
            devices.forEach((id, device) -> device.takeBack(order.assignment(), voiceOf(id)));
            return order.assignment();
        });
    }

    @Override
    public ReportPage reports(String group, String cursor, int most) {
        return troubles.read(() -> {
            String here = beginnings + ".";
            if (!cursor.isEmpty() && !cursor.startsWith(here)) {
                throw Failure.of(FailureCode.CURSOR_EXPIRED, "the cursor has expired");
            }
            List<Report> feed = feeds.getOrDefault(group, List.of());
            int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor.substring(here.length()));
            int to = Math.min(feed.size(), from + most);
            return new ReportPage(feed.subList(from, to), here + to);
        });
    }

    @Override
    public void selfTest() {
        troubles.read(devices::size);
    }

    /** How often a device began to install a version. */
    public int begun(DeviceId device, Version version) {
        return troubles.undisturbed(() -> Optional.ofNullable(devices.get(device))
                .map(each -> each.begun(version))
                .orElse(0));
    }

    /** How many devices came up on a version. */
    public long installed(Version version) {
        return troubles.undisturbed(() ->
                devices.values().stream().filter(each -> each.cameUpOn(version)).count());
    }

    /** How many devices began to install a version. */
    public long begun(Version version) {
        return troubles.undisturbed(() -> devices.values().stream()
                .filter(each -> each.begun(version) > 0)
                .count());
    }

    /** The devices that began to install one version more than once. */
    public List<DeviceId> duplicates() {
        return troubles.undisturbed(() -> devices.entrySet().stream()
                .filter(each -> each.getValue().begun().values().stream().anyMatch(times -> times > 1))
                .map(Map.Entry::getKey)
                .toList());
    }

    private Conduct conductOf(DeviceId id, Version version) {
        return conducts.getOrDefault(id, conductsByVersion.getOrDefault(version, Conduct.GOOD));
    }

    private FleetDevice.Voice voiceOf(DeviceId id) {
        return (assignment, claim, code) -> feeds.computeIfAbsent(assignment.group(), group -> new ArrayList<>())
                .add(new Report(assignment.key(), id, claim, code, clock.instant()));
    }

    private record Assigned(Dispatch assignment, DispatchResult answer) {
        boolean hasContentOf(Dispatch other) {
            return assignment.group().equals(other.group())
                    && assignment.intent() == other.intent()
                    && assignment.version().equals(other.version())
                    && assignment.artifact().equals(other.artifact())
                    && Set.copyOf(assignment.targets()).equals(Set.copyOf(other.targets()));
        }
    }
}
