package dev.wavegate.activities.wave;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OutcomeChange;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.cohort.RevertRules;
import dev.wavegate.domain.cohort.UpdateRules;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.domain.fleet.DeviceState;
import dev.wavegate.domain.fleet.Report;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.workflows.wave.DriveResult;
import dev.wavegate.workflows.wave.DriveResult.End;

/** Takes the devices of one lane back to the versions they had, each confirmed by its own word. */
final class LaneRollback {
    private static final Set<DeviceOutcome> CHANGED = Arrays.stream(DeviceOutcome.values())
            .filter(DeviceOutcome::mayHaveChanged)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(DeviceOutcome.class)));
    private static final Set<DeviceOutcome> REVERTING = EnumSet.of(DeviceOutcome.REVERTING);
    private static final int PAGE = 1_000;

    private final FleetPorts ports;
    private final DeviceFleet fleet;
    private final Lane order;
    private final LaneDispatcher work;
    private final ReportFeed feed;
    private final RevertRules rules;
    private final LaneReporter news;
    private final HeartbeatSignal life;
    private final SharedDevices shared;
    private boolean begun;

    LaneRollback(FleetPorts ports, DeviceFleet fleet, Lane order, HeartbeatSignal life) {
        this.ports = ports;
        this.fleet = fleet;
        this.order = order;
        this.work = new LaneDispatcher(ports, fleet, order, life);
        this.feed = new ReportFeed(ports, fleet, order);
        this.rules = new RevertRules(order.plan().device().deadline());
        this.news = new LaneReporter(ports.journal(), ports.clock(), order);
        this.life = life;
        this.shared = new SharedDevices(ports, order.plan(), life);
    }

    /** One tick; answers when every device is back or given up, or when no further one may be asked. */
    Optional<DriveResult> drive() {
        work.finish();
        if (!begun) {
            begin();
            begun = true;
        }
        learn();
        OutcomeCounts lane = ports.cohorts().counts(order.plan().id(), order.lane());
        int changed = CHANGED.stream().mapToInt(lane::of).sum();
        int reverting = lane.of(DeviceOutcome.REVERTING);
        if (changed + reverting == 0) {
            news.tell(lane);
            return Optional.of(result(End.DONE, ""));
        }
        if (work.mayAsk()) {
            if (changed > 0) {
                work.ask(reverting);
            }
            return Optional.empty();
        }
        if (reverting > work.neverSent()) {
            return Optional.empty();
        }
        return Optional.of(result(order.dispatchUntil().isPresent() ? End.WINDOW_CLOSING : End.STOPPED, ""));
    }

    OutcomeCounts counts() {
        return ports.cohorts().counts(order.plan().id(), order.slice().range());
    }

    DriveResult result(End end, String reason) {
        return new DriveResult(end, counts(), List.of(), reason);
    }

    /** Before the first tick: what is not this rollout's is left alone, and what cannot be taken back is said. */
    private void begin() {
        forEachPage(CHANGED, this::notRevertible);
        readBack();
    }

    /** Devices that another rollout, or somebody else, has brought to another version, or whose previous one is unknown. */
    private List<OutcomeChange> notRevertible(List<CohortMember> page) {
        Map<DeviceId, DeviceState> states =
                fleet.states(page.stream().map(CohortMember::device).toList());
        Map<DeviceId, RolloutId> taken = shared.takenOver(page);
        return page.stream()
                .map(member -> Optional.ofNullable(taken.get(member.device()))
                        .flatMap(taker -> UpdateRules.takenOver(member, taker))
                        .or(() -> rules.superseded(
                                member,
                                Optional.ofNullable(states.get(member.device())),
                                order.plan().release().version()))
                        .or(() -> withoutPrevious(member)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<OutcomeChange> withoutPrevious(CohortMember member) {
        return member.previous().isPresent()
                ? Optional.empty()
                : Optional.of(new OutcomeChange(member, DeviceOutcome.REVERT_FAILED, "previous version is unknown"));
    }

    private void learn() {
        boolean more = true;
        boolean heard = false;
        while (more) {
            life.alive();
            more = feed.next(this::ruleFor).isPresent();
            heard |= more;
        }
        if (heard || someTimeIsUp()) {
            readBack();
        }
    }

    /** Asks the devices whose return a page claims, while the page can still be read again. */
    private BiFunction<CohortMember, Report, Optional<OutcomeChange>> ruleFor(List<Report> page) {
        List<DeviceId> claimed = page.stream()
                .filter(report -> report.claim() == Report.Claim.SUCCEEDED)
                .map(Report::device)
                .distinct()
                .toList();
        Map<DeviceId, DeviceState> states = new HashMap<>();
        int most = page();
        for (int from = 0; from < claimed.size(); from += most) {
            states.putAll(fleet.states(claimed.subList(from, Math.min(from + most, claimed.size()))));
        }
        return (member, report) -> rules.onReport(member, report, Optional.ofNullable(states.get(report.device())));
    }

    private int page() {
        return Math.min(PAGE, fleet.mostTargets());
    }

    private boolean someTimeIsUp() {
        Instant limit = ports.clock().instant().minus(order.plan().device().deadline());
        // As many more as do not count, so that they cannot hide all others.
        int most = page()
                + work.unsent().values().stream()
                        .mapToInt(each -> each.members().size())
                        .sum();
        List<CohortMember> first = ports.cohorts().members(order.plan().id(), order.lane(), REVERTING, -1, most);
        return first.stream()
                .filter(member -> !work.isUnsent(member))
                .anyMatch(member ->
                        member.dispatchedAt().map(at -> !at.isAfter(limit)).orElse(true));
    }

    private void readBack() {
        forEachPage(REVERTING, all -> {
            List<CohortMember> page =
                    all.stream().filter(member -> !work.isUnsent(member)).toList();
            Map<DeviceId, DeviceState> states =
                    fleet.states(page.stream().map(CohortMember::device).toList());
            Instant now = ports.clock().instant();
            return page.stream()
                    .map(member -> rules.onState(member, Optional.ofNullable(states.get(member.device())), now))
                    .flatMap(Optional::stream)
                    .toList();
        });
    }

    private void forEachPage(Set<DeviceOutcome> outcomes, Function<List<CohortMember>, List<OutcomeChange>> steps) {
        RolloutId rollout = order.plan().id();
        ports.forEachPage(rollout, order.lane(), outcomes, page(), life, page -> {
            List<OutcomeChange> changes = steps.apply(page);
            if (!changes.isEmpty()) {
                ports.cohorts().apply(rollout, changes);
            }
        });
    }
}
