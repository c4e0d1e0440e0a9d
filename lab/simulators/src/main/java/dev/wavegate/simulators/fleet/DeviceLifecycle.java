package dev.wavegate.simulators.fleet;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;

import dev.wavegate.simulators.fleet.Behaviour.Mode;
import dev.wavegate.simulators.fleet.DeviceTiming.MillisRange;
import org.jspecify.annotations.Nullable;

/**
 * What a device does next, step by step: takes an assignment, downloads, installs, reboots, reports, or misbehaves.
 * Every device has at most one event under way, so a step is decided by the phase the device is in.
 */
final class DeviceLifecycle {
    private static final int SLOWNESS = 10;

    private final Inventory inventory;
    private final DeviceStates states;
    private final InstallLedger ledger;
    private final Function<String, OutcomeFeed> feedOf;
    private final Queue<DueEvent> events;
    private final SeededRandom random;
    private final Pace pace;

    DeviceLifecycle(
            Inventory inventory,
            DeviceStates states,
            InstallLedger ledger,
            Function<String, OutcomeFeed> feedOf,
            Queue<DueEvent> events,
            FleetBlueprint blueprint) {
        this.inventory = inventory;
        this.states = states;
        this.ledger = ledger;
        this.feedOf = feedOf;
        this.events = events;
        random = new SeededRandom(blueprint.seed());
        pace = new Pace(blueprint.timing(), blueprint.timing().times(SLOWNESS));
    }

    /** Gives the device an assignment to take when it is free, in place of one that it has not begun. */
    void assign(int device, Assignment assignment, long now) {
        Assignment older = states.waiting(device);
        if (older != null) {
            withdraw(device, older, OutcomeStatus.QUEUED, OutcomeCode.SUPERSEDED, now);
        }
        states.queue(device, assignment);
        Assignment unanswered = states.current(device);
        if (states.phase(device) == DevicePhase.MUTE && unanswered != null) {
            withdraw(device, unanswered, OutcomeStatus.QUEUED, OutcomeCode.SUPERSEDED, now);
            states.finish(device);
        }
        if (!states.phase(device).isBusy()) {
            call(device, now);
        }
    }

    /** Takes an assignment back that the device has not begun. */
    void cancel(int device, Assignment assignment, long now) {
        states.queue(device, null);
        withdraw(device, assignment, OutcomeStatus.QUEUED, OutcomeCode.CANCELLED, now);
    }

    /** Does what is due for the device now. */
    void step(int device, long now, List<Behaviour> behaviours) {
        switch (states.phase(device)) {
            case CALLED -> takeUp(device, now, behaviours);
            case DOWNLOADING -> install(device, now);
            case INSTALLING -> reboot(device, now);
            case REBOOTING -> comeUp(device, now);
            case CONFIRMING -> confirm(device, now, behaviours);
            case RELAPSING -> relapse(device, now);
            case IDLE, MUTE, DEAD ->
                throw new IllegalStateException("nothing can be due for a device that is " + states.phase(device) + ": "
                        + inventory.id(device));
        }
    }

    private void call(int device, long now) {
        enter(device, DevicePhase.CALLED, now, pace.usual.pickUp());
    }

    private void takeUp(int device, long now, List<Behaviour> behaviours) {
        Assignment assignment = states.waiting(device);
        if (assignment == null) {
            states.enter(device, DevicePhase.IDLE);
            return;
        }
        states.begin(device, modeFor(device, assignment, behaviours));
        if (states.version(device) == assignment.version()) {
            states.observe(device, now);
            end(device, OutcomeStatus.SUCCEEDED, OutcomeCode.ALREADY_THERE, now);
            return;
        }
        switch (states.mode(device)) {
            case REJECT -> end(device, OutcomeStatus.REJECTED, OutcomeCode.INCOMPATIBLE, now);
            case IN_USE -> end(device, OutcomeStatus.DEFERRED, OutcomeCode.IN_USE, now);
            case SILENT -> {
                states.observe(device, now);
                states.enter(device, DevicePhase.MUTE);
            }
            case HEALTHY, BRICK, SLOW, FLAP, GHOST, SELF_REVERT -> {
                report(device, OutcomeStatus.DOWNLOADING, null, states.version(device), now);
                enter(device, DevicePhase.DOWNLOADING, now, timing(device).download());
            }
        }
    }

    private void install(int device, long now) {
        ledger.begun(device, current(device).versionText());
        report(device, OutcomeStatus.INSTALLING, null, states.version(device), now);
        enter(device, DevicePhase.INSTALLING, now, timing(device).install());
    }

    private void reboot(int device, long now) {
        if (states.mode(device) == Mode.FLAP
                && ledger.timesBegun(device, current(device).versionText()) == 1) {
            end(device, OutcomeStatus.FAILED, OutcomeCode.INSTALL_FAILED, now);
            return;
        }
        report(device, OutcomeStatus.REBOOTING, null, states.version(device), now);
        enter(device, DevicePhase.REBOOTING, now, timing(device).reboot());
    }

    private void comeUp(int device, long now) {
        Assignment assignment = current(device);
        if (states.mode(device) == Mode.BRICK) {
            note(device, OutcomeStatus.FAILED, OutcomeCode.BOOT_FAILED, OutcomeFeed.NO_VERSION, now);
            states.finish(device);
            states.enter(device, DevicePhase.DEAD);
            return;
        }
        if (states.mode(device) != Mode.GHOST) {
            states.comeUpOn(device, assignment.version());
            ledger.cameUp(device, assignment.versionText());
        }
        states.observe(device, now);
        enter(device, DevicePhase.CONFIRMING, now, timing(device).confirm());
    }

    private void confirm(int device, long now, List<Behaviour> behaviours) {
        Assignment assignment = current(device);
        report(device, OutcomeStatus.SUCCEEDED, null, assignment.version(), now);
        if (states.mode(device) == Mode.SELF_REVERT) {
            Duration after = striking(device, assignment, behaviours)
                    .map(Behaviour::after)
                    .orElse(Behaviour.usuallyAfter());
            states.enter(device, DevicePhase.RELAPSING);
            events.add(new DueEvent(now + after.toMillis(), device));
            return;
        }
        free(device, now);
    }

    private void relapse(int device, long now) {
        states.fallBack(device);
        end(device, OutcomeStatus.REVERTED, OutcomeCode.SELF_REVERTED, now);
    }

    private void end(int device, OutcomeStatus status, OutcomeCode code, long now) {
        report(device, status, code, states.version(device), now);
        free(device, now);
    }

    private void free(int device, long now) {
        states.finish(device);
        states.enter(device, DevicePhase.IDLE);
        if (states.waiting(device) != null) {
            call(device, now);
        }
    }

    private void report(int device, OutcomeStatus status, @Nullable OutcomeCode code, short version, long now) {
        states.observe(device, now);
        note(device, status, code, version, now);
    }

    private void note(int device, OutcomeStatus status, @Nullable OutcomeCode code, short version, long now) {
        Assignment assignment = current(device);
        assignment.moved(states.reported(device), status);
        states.report(device, status);
        feedOf.apply(assignment.group()).append(assignment, device, status, code, version, now);
    }

    private void withdraw(int device, Assignment assignment, OutcomeStatus before, OutcomeCode code, long now) {
        assignment.moved(before, OutcomeStatus.CANCELLED);
        feedOf.apply(assignment.group())
                .append(assignment, device, OutcomeStatus.CANCELLED, code, OutcomeFeed.NO_VERSION, now);
    }

    private void enter(int device, DevicePhase phase, long now, MillisRange range) {
        states.enter(device, phase);
        Assignment assignment = states.current(device);
        int round = assignment == null ? 0 : ledger.timesBegun(device, assignment.versionText());
        events.add(new DueEvent(now + random.within(range, inventory.id(device), phase.name(), round), device));
    }

    private DeviceTiming timing(int device) {
        return states.mode(device) == Mode.SLOW ? pace.slow : pace.usual;
    }

    private Mode modeFor(int device, Assignment assignment, List<Behaviour> behaviours) {
        return striking(device, assignment, behaviours).map(Behaviour::mode).orElse(Mode.HEALTHY);
    }

    private Optional<Behaviour> striking(int device, Assignment assignment, List<Behaviour> behaviours) {
        if (assignment.intent() == AssignmentRequest.Intent.ROLLBACK) {
            return Optional.empty();
        }
        return behaviours.stream()
                .filter(behaviour -> behaviour.strikes(inventory, device, assignment.versionText(), random))
                .findFirst();
    }

    private Assignment current(int device) {
        return Objects.requireNonNull(states.current(device), "a device at work has an assignment");
    }

    private record Pace(DeviceTiming usual, DeviceTiming slow) {}

    /** That a device is to be looked at, and when. */
    record DueEvent(long time, int device) {}
}
