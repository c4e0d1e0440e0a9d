package dev.wavegate.activities.wave;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.dispatch.Dispatch;
import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.dispatch.DispatchResult;
import dev.wavegate.domain.dispatch.DispatchResult.Refusal;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.domain.fleet.DevicePage;
import dev.wavegate.domain.fleet.DeviceState;
import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.fleet.Report;
import dev.wavegate.domain.fleet.ReportPage;
import dev.wavegate.domain.identity.DeviceId;

/** A fleet whose answers a test bends, and between whose calls the worker may die; keeps what it was asked. */
final class BentFleet implements DeviceFleet {
    /** The worker died here. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** An order as it came in. */
    record Asked(Instant at, DispatchKey key, int devices) {}

    private final DeviceFleet fleet;
    private final Clock clock;
    private final List<Asked> asked = new ArrayList<>();
    private final List<DispatchKey> cancelled = new ArrayList<>();
    private final Set<DeviceId> refused = new HashSet<>();
    private final Map<String, String> codes = new HashMap<>();
    private Optional<FailureCode> nextAssignment = Optional.empty();
    private Optional<Dispatch> underWay = Optional.empty();
    private Runnable whileAssigning = () -> {};
    private boolean crashesBeforeAssigning;
    private boolean crashesOnTheWay;
    private boolean crashesAfterAssigning;
    private boolean crashesAfterReports;

    BentFleet(DeviceFleet fleet, Clock clock) {
        this.fleet = fleet;
        this.clock = clock;
    }

    void refuse(DeviceId device) {
        refused.add(device);
    }

    /** Reports with one code come with the other. */
    void relabel(String code, String other) {
        codes.put(code, other);
    }

    void failNextAssignment(FailureCode code) {
        nextAssignment = Optional.of(code);
    }

    void crashBeforeAssigning() {
        crashesBeforeAssigning = true;
    }

    /** Dies when the order is on its way, which then arrives with {@link #deliver}, or never. */
    void crashOnTheWay() {
        crashesOnTheWay = true;
    }

    /** What was on its way arrives. */
    void deliver() {
        arrived(underWay.orElseThrow());
        underWay = Optional.empty();
    }

    /** Happens while the fleet works on each order. */
    void whileAssigning(Runnable what) {
        whileAssigning = what;
    }

    void crashAfterAssigning() {
        crashesAfterAssigning = true;
    }

    /** Dies when it asks for states, which is after it has read reports. */
    void crashAfterReports() {
        crashesAfterReports = true;
    }

    void reboot() {
        crashesBeforeAssigning = false;
        whileAssigning = () -> {};
        crashesOnTheWay = false;
        crashesAfterAssigning = false;
        crashesAfterReports = false;
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** How many devices were asked in the minute that ends with each order. */
    int mostInAnyMinute() {
        return asked.stream()
                .mapToInt(last -> asked.stream()
                        .filter(each -> !each.at().isAfter(last.at())
                                && each.at().isAfter(last.at().minus(Duration.ofMinutes(1))))
                        .mapToInt(Asked::devices)
                        .sum())
                .max()
                .orElse(0);
    }

    List<DispatchKey> cancelled() {
        return List.copyOf(cancelled);
    }

    @Override
    public int mostTargets() {
        return 50;
    }

    @Override
    public DevicePage devices(FleetSelection selection, String cursor, int most) {
        return fleet.devices(selection, cursor, most);
    }

    @Override
    public Map<DeviceId, DeviceState> states(Collection<DeviceId> devices) {
        crashWhen(crashesAfterReports);
        if (devices.size() > mostTargets()) {
            throw new IllegalArgumentException("at most " + mostTargets() + " devices, but " + devices.size());
        }
        return fleet.states(devices);
    }

    @Override
    public DispatchResult assign(Dispatch assignment) {
        crashWhen(crashesBeforeAssigning);
        Optional<FailureCode> due = nextAssignment;
        nextAssignment = Optional.empty();
        due.ifPresent(code -> {
            throw Failure.of(code, "requested by the test");
        });
        if (crashesOnTheWay) {
            underWay = Optional.of(assignment);
            throw new Crash();
        }
        DispatchResult answer = arrived(assignment);
        whileAssigning.run();
        crashWhen(crashesAfterAssigning);
        return bent(assignment, answer);
    }

    private DispatchResult arrived(Dispatch assignment) {
        DispatchResult answer = fleet.assign(assignment);
        asked.add(new Asked(
                clock.instant(), assignment.key(), assignment.targets().size()));
        return answer;
    }

    @Override
    public Optional<DispatchResult> resultOf(Dispatch assignment) {
        return fleet.resultOf(assignment).map(answer -> bent(assignment, answer));
    }

    private DispatchResult bent(Dispatch assignment, DispatchResult answer) {
        List<Refusal> refusals = assignment.targets().stream()
                .filter(refused::contains)
                .map(each -> new Refusal(each, "unknown-device"))
                .toList();
        return new DispatchResult(answer.key(), answer.accepted() - refusals.size(), refusals);
    }

    @Override
    public void cancel(DispatchKey key) {
        fleet.cancel(key);
        cancelled.add(key);
    }

    @Override
    public ReportPage reports(String group, String cursor, int most) {
        ReportPage page = fleet.reports(group, cursor, most);
        return new ReportPage(page.reports().stream().map(this::relabelled).toList(), page.next());
    }

    private Report relabelled(Report report) {
        String code = codes.getOrDefault(report.code(), report.code());
        return new Report(report.assignment(), report.device(), report.claim(), code, report.at());
    }

    @Override
    public void selfTest() {
        fleet.selfTest();
    }

    private static void crashWhen(boolean now) {
        if (now) {
            throw new Crash();
        }
    }
}
