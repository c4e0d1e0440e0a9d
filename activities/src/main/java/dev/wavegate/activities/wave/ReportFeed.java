package dev.wavegate.activities.wave;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.cohort.OutcomeChange;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.domain.fleet.Report;
import dev.wavegate.domain.fleet.ReportPage;
import dev.wavegate.domain.identity.DeviceId;

/**
 * Reads what the backend reports of a lane, in order, and takes the steps that follow. The place in the feed is kept only
 * after the steps are, and a step is taken only from where the device was seen, so reading a page twice changes nothing.
 */
final class ReportFeed {
    private static final int PAGE = 2_000;

    private final FleetPorts ports;
    private final DeviceFleet fleet;
    private final Lane order;

    ReportFeed(FleetPorts ports, DeviceFleet fleet, Lane order) {
        this.ports = ports;
        this.fleet = fleet;
        this.order = order;
    }

    /**
     * Reads the next page.
     *
     * @param rules for a page, what a report makes of a member; called in the order of the reports
     * @return the steps that were taken; empty when nothing is new
     */
    Optional<List<OutcomeChange>> next(
            Function<List<Report>, BiFunction<CohortMember, Report, Optional<OutcomeChange>>> rules) {
        String feed = "reports/" + order.group();
        String cursor = ports.cursors().find(feed).orElse("");
        ReportPage page = read(feed, cursor);
        if (page.reports().isEmpty()) {
            return Optional.empty();
        }
        List<OutcomeChange> steps = steps(page.reports(), rules.apply(page.reports()));
        List<OutcomeChange> taken = ports.cohorts().apply(order.plan().id(), steps);
        ports.cursors().keep(feed, page.next());
        return Optional.of(taken);
    }

    private ReportPage read(String feed, String cursor) {
        try {
            return fleet.reports(order.group(), cursor, PAGE);
        } catch (Failure failure) {
            if (failure.code() != FailureCode.CURSOR_EXPIRED) {
                throw failure;
            }
            ports.cursors().keep(feed, "");
            return fleet.reports(order.group(), "", PAGE);
        }
    }

    /** One step per device: several reports of one device on a page are followed through to the last. */
    private List<OutcomeChange> steps(
            List<Report> reports, BiFunction<CohortMember, Report, Optional<OutcomeChange>> rule) {
        Set<DeviceId> devices = reports.stream().map(Report::device).collect(Collectors.toSet());
        Map<DeviceId, CohortMember> seen = ports.cohorts().members(order.plan().id(), devices).stream()
                .collect(Collectors.toMap(CohortMember::device, Function.identity()));
        Map<DeviceId, CohortMember> now = new LinkedHashMap<>(seen);
        Map<DeviceId, OutcomeChange> steps = new LinkedHashMap<>();
        for (Report report : reports) {
            CohortMember member = now.get(report.device());
            Optional<OutcomeChange> step = member == null ? Optional.empty() : rule.apply(member, report);
            step.ifPresent(change -> {
                now.put(report.device(), change.after());
                steps.remove(report.device());
                CohortMember origin = seen.get(report.device());
                if (origin != null && origin.outcome().mayBecome(change.next())) {
                    steps.put(report.device(), new OutcomeChange(origin, change.next(), change.code()));
                }
            });
        }
        return List.copyOf(steps.values());
    }
}
