package dev.wavegate.activities.wave;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.wavegate.domain.device.Assignment;
import dev.wavegate.domain.device.AssignmentAnswer;
import dev.wavegate.domain.device.AssignmentAnswer.Refusal;
import dev.wavegate.domain.device.CohortMember;
import dev.wavegate.domain.device.DeviceFleet;
import dev.wavegate.domain.device.DeviceOutcome;
import dev.wavegate.domain.device.Dispatches;
import dev.wavegate.domain.device.Intent;
import dev.wavegate.domain.device.OutcomeChange;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.workflows.wave.DriveOrder;

/**
 * Asks the devices of a lane. An order is recorded before it is sent and acknowledged after its answer is kept; one that
 * was recorded and not acknowledged is sent again under the same key, so that a crash at any point asks nobody twice.
 */
final class LaneWork {
    /** Large enough to make a call worth its while, small enough to be answered well within its timeout. */
    private static final int CHUNK = 1_000;

    /** A device in use is asked again after a twentieth of its deadline, within these bounds. */
    private static final Duration SOONEST = Duration.ofSeconds(1);

    private static final Duration LATEST = Duration.ofMinutes(5);

    private final FleetPorts ports;
    private final DeviceFleet fleet;
    private final DriveOrder order;
    private final Dispatches.Lane lane;

    LaneWork(FleetPorts ports, DeviceFleet fleet, DriveOrder order) {
        this.ports = ports;
        this.fleet = fleet;
        this.order = order;
        this.lane = laneOf(order);
    }

    static Dispatches.Lane laneOf(DriveOrder order) {
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

    /** Sends again what was recorded and not acknowledged. */
    void resend() {
        ports.dispatches().unacknowledged(lane).forEach(this::send);
    }

    /**
     * Asks as many devices as the pace allows now.
     *
     * @param inFlight of the lane
     * @return how many were asked
     */
    int ask(int inFlight) {
        Instant now = ports.clock().instant();
        int lately = ports.dispatches().dispatchedSince(lane, now.minus(Duration.ofMinutes(1)));
        int allowed = order.pace().allowance(inFlight, lately);
        int asked = 0;
        while (asked < allowed) {
            int most = Math.min(Math.min(CHUNK, fleet.mostTargets()), allowed - asked);
            Optional<Dispatches.Dispatch> dispatch = ports.dispatches().open(lane, most, now);
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
        AssignmentAnswer answer = fleet.assign(new Assignment(
                dispatch.key(),
                order.group(),
                order.intent(),
                dispatch.version(),
                order.intent() == Intent.UPDATE
                        ? Optional.of(order.plan().release().artifact())
                        : Optional.empty(),
                dispatch.members().stream().map(CohortMember::device).toList()));
        keepRefusals(dispatch, answer);
        ports.dispatches().acknowledge(dispatch.key(), ports.clock().instant());
    }

    private void keepRefusals(Dispatches.Dispatch dispatch, AssignmentAnswer answer) {
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
