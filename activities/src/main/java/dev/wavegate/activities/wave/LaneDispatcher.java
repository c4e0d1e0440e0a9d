package dev.wavegate.activities.wave;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.Dispatches;
import dev.wavegate.domain.cohort.OutcomeChange;
import dev.wavegate.domain.dispatch.Dispatch;
import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.dispatch.DispatchResult;
import dev.wavegate.domain.dispatch.DispatchResult.Refusal;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.domain.identity.DeviceId;

/**
 * Asks the devices of a lane. An order is recorded before it is sent and acknowledged after its answer is kept, so after a
 * crash at any point it is either acknowledged or looked up under its key, and nobody is asked twice.
 *
 * <p>An order that has not arrived goes out only while devices may be asked. Until then it stays recorded as the order of
 * its devices: a request that was given up may still be under way, and another order for the same devices would compete
 * with it. Its devices stand as {@code DISPATCHED} or {@code REVERTING}, but no time runs for them.
 */
final class LaneDispatcher {
    /** Large enough to make a call worth its while, small enough to be answered well within its timeout. */
    private static final int CHUNK = 1_000;

    /** A device in use is asked again after a twentieth of its deadline, within these bounds. */
    private static final Duration SOONEST = Duration.ofSeconds(1);

    private static final Duration LATEST = Duration.ofMinutes(5);

    /**
     * A request that was given up may arrive until then: a call waits up to 20 s for its turn, and the clients give up 70 s
     * after that. The rest is for the way.
     */
    private static final Duration UNDER_WAY = Duration.ofMinutes(2);

    private final FleetPorts ports;
    private final DeviceFleet fleet;
    private final Lane order;
    private final HeartbeatSignal life;
    private final Dispatches.Lane lane;
    private Map<DispatchKey, Dispatches.Dispatch> unsent = Map.of();

    LaneDispatcher(FleetPorts ports, DeviceFleet fleet, Lane order, HeartbeatSignal life) {
        this.ports = ports;
        this.fleet = fleet;
        this.order = order;
        this.life = life;
        this.lane = laneOf(order);
    }

    static Dispatches.Lane laneOf(Lane order) {
        return new Dispatches.Lane(
                order.plan().id(),
                order.group(),
                order.lane(),
                order.intent(),
                order.plan().release().version(),
                backOff(order.plan().device().deadline()));
    }

    private static Duration backOff(Duration deadline) {
        Duration part = deadline.dividedBy(20);
        if (part.compareTo(SOONEST) < 0) {
            return SOONEST;
        }
        return part.compareTo(LATEST) > 0 ? LATEST : part;
    }

    /** Whether devices may be asked now. */
    boolean mayAsk() {
        return order.dispatchUntil()
                .map(until -> !ports.clock().instant().isAfter(until))
                .orElse(false);
    }

    /** Finishes what was recorded and not acknowledged, as far as it has arrived or devices may be asked now. */
    void finish() {
        Map<DispatchKey, Dispatches.Dispatch> left = new LinkedHashMap<>();
        for (Dispatches.Dispatch each : ports.dispatches().unacknowledged(lane)) {
            life.alive();
            if (!isFinished(each)) {
                left.put(each.key(), each);
            }
        }
        unsent = left;
    }

    private boolean isFinished(Dispatches.Dispatch dispatch) {
        Optional<DispatchResult> answer = fleet.resultOf(assignmentOf(dispatch));
        if (answer.isEmpty() && !mayAsk()) {
            return false;
        }
        // The devices are asked now, or may have been just now; it may be days since the order was recorded.
        ports.dispatches().renew(dispatch.key(), ports.clock().instant());
        keep(dispatch, answer.orElseGet(() -> fleet.assign(assignmentOf(dispatch))));
        return true;
    }

    /** The orders that had not arrived when they were last looked up, by key, oldest first. */
    Map<DispatchKey, Dispatches.Dispatch> unsent() {
        return unsent;
    }

    /** Whether the device still stands as an order left it that has not arrived. */
    boolean isUnsent(CohortMember member) {
        return member.assignment().map(unsent::containsKey).orElse(false)
                && (member.outcome() == DeviceOutcome.DISPATCHED || member.outcome() == DeviceOutcome.REVERTING);
    }

    /** Whether one of the orders that have not arrived may still do so by itself. */
    boolean mayBeUnderWay() {
        return !unsent.isEmpty() && devicesUnsentBy(ports.clock().instant()) > neverSent();
    }

    /** How many devices of the lane stand under orders that have not arrived and will not do so by themselves. */
    int neverSent() {
        return unsent.isEmpty() ? 0 : devicesUnsentBy(ports.clock().instant().minus(UNDER_WAY));
    }

    private int devicesUnsentBy(Instant moment) {
        return ports.dispatches().unacknowledgedDevices(lane, moment);
    }

    /** How many devices of the wave, in whichever lane, stand under orders of which nobody knows that they arrived. */
    int unsentInWave() {
        Instant now = ports.clock().instant();
        return order.siblings().stream()
                .mapToInt(each -> ports.dispatches().unacknowledgedDevices(laneOf(each), now))
                .sum();
    }

    /**
     * Asks as many devices as the pace allows now; stops in the middle when none may be asked any more.
     *
     * @param inFlight of the lane
     * @return how many were asked
     */
    int ask(int inFlight) {
        Instant now = ports.clock().instant();
        int lately = ports.dispatches().dispatchedSince(lane, now.minus(Duration.ofMinutes(1)));
        int allowed = order.pace().allowance(inFlight, lately);
        int asked = 0;
        while (asked < allowed && mayAsk()) {
            life.alive();
            int most = Math.min(Math.min(CHUNK, fleet.mostTargets()), allowed - asked);
            Optional<Dispatches.Dispatch> dispatch =
                    ports.dispatches().open(lane, most, ports.clock().instant());
            if (dispatch.isEmpty()) {
                break;
            }
            send(dispatch.get());
            asked += dispatch.get().members().size();
        }
        return asked;
    }

    /** When a device of the wave was last asked, in whichever lane. */
    Optional<Instant> lastAsked() {
        return order.siblings().stream()
                .map(each -> ports.dispatches().lastDispatch(laneOf(each)))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    private void send(Dispatches.Dispatch dispatch) {
        keep(dispatch, fleet.assign(assignmentOf(dispatch)));
    }

    private Dispatch assignmentOf(Dispatches.Dispatch dispatch) {
        return new Dispatch(
                dispatch.key(),
                order.group(),
                order.intent(),
                dispatch.version(),
                order.intent() == Intent.UPDATE
                        ? Optional.of(order.plan().release().artifact())
                        : Optional.empty(),
                dispatch.members().stream().map(CohortMember::device).toList());
    }

    private void keep(Dispatches.Dispatch dispatch, DispatchResult answer) {
        keepRefusals(dispatch, answer);
        ports.dispatches().acknowledge(dispatch.key(), ports.clock().instant());
    }

    private void keepRefusals(Dispatches.Dispatch dispatch, DispatchResult answer) {
        DeviceOutcome refused = order.intent() == Intent.UPDATE ? DeviceOutcome.REJECTED : DeviceOutcome.REVERT_FAILED;
        Map<DeviceId, String> refusals = answer.refusals().stream()
                .collect(Collectors.toMap(Refusal::device, Refusal::code, (first, second) -> first));
        List<OutcomeChange> changes = dispatch.members().stream()
                .filter(member -> refusals.containsKey(member.device()))
                .map(member -> new OutcomeChange(member, refused, refusals.getOrDefault(member.device(), "")))
                .toList();
        if (!changes.isEmpty()) {
            ports.cohorts().apply(order.plan().id(), changes);
        }
    }
}
