package dev.wavegate.simulators.pagerduty;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.SimRequest;

/**
 * Who is on call in a range, by every escalation policy: a person whom two policies find by the same schedule is two
 * entries, and a schedule in no policy is none. Entries that overlap the range are answered whole.
 */
record OnCallQuery(
        Instant since,
        Instant until,
        Set<String> scheduleIds,
        Set<String> policyIds,
        Set<String> userIds,
        boolean earliest,
        ZoneId zone) {
    private static final Duration FURTHEST = Duration.ofDays(90);

    static OnCallQuery read(SimRequest request, Instant now) {
        Optional<ZoneId> zone = ScheduleRange.timeZone(request);
        Instant since = ScheduleRange.moment(request, "since", zone).orElse(now);
        Instant until = ScheduleRange.moment(request, "until", zone).orElse(since);
        if (until.isBefore(since) || until.isAfter(now.plus(FURTHEST))) {
            throw PagerDutyErrors.invalid("until must be on or after since and at most 90 days ahead");
        }
        return new OnCallQuery(
                since,
                until,
                new HashSet<>(request.queries("schedule_ids[]")),
                new HashSet<>(request.queries("escalation_policy_ids[]")),
                new HashSet<>(request.queries("user_ids[]")),
                request.flag("earliest"),
                zone.orElse(ZoneOffset.UTC));
    }

    List<ObjectNode> over(ScheduleStore store) {
        List<ObjectNode> onCalls = new ArrayList<>();
        for (RosterPolicy policy : store.policies()) {
            if (!policyIds.isEmpty() && !policyIds.contains(policy.id())) {
                continue;
            }
            int level = 0;
            for (RosterPolicy.Rule rule : policy.rules()) {
                level++;
                addAlways(policy, level, rule, onCalls);
                addByTurns(policy, level, rule, store, onCalls);
            }
        }
        return onCalls;
    }

    /** Without a start, an end and a schedule. */
    private void addAlways(RosterPolicy policy, int level, RosterPolicy.Rule rule, List<ObjectNode> onCalls) {
        for (RosterUser user : rule.users()) {
            if (scheduleIds.isEmpty() && isAsked(user)) {
                onCalls.add(onCall(policy, level, user)
                        .putNull("schedule")
                        .putNull("start")
                        .putNull("end"));
            }
        }
    }

    private void addByTurns(
            RosterPolicy policy, int level, RosterPolicy.Rule rule, ScheduleStore store, List<ObjectNode> onCalls) {
        for (RosterSchedule schedule : store.all()) {
            if (!rule.schedules().contains(schedule.id())
                    || (!scheduleIds.isEmpty() && !scheduleIds.contains(schedule.id()))) {
                continue;
            }
            Set<String> seen = new HashSet<>();
            for (RosterEntry entry : schedule.finalEntries()) {
                entry.user()
                        .filter(this::isAsked)
                        .filter(user -> overlaps(entry) && (seen.add(user.id()) || !earliest))
                        .ifPresent(user -> onCalls.add(onCall(policy, level, user)
                                .put("start", written(entry.start()))
                                .put("end", written(entry.end()))
                                .<ObjectNode>set("schedule", schedule.toReference())));
            }
        }
    }

    private boolean isAsked(RosterUser user) {
        return userIds.isEmpty() || userIds.contains(user.id());
    }

    private boolean overlaps(RosterEntry entry) {
        return since.equals(until)
                ? !entry.start().isAfter(since) && entry.end().isAfter(since)
                : entry.overlaps(since, until);
    }

    private String written(Instant time) {
        return RosterSchedule.TIME.format(time.atZone(zone));
    }

    private static ObjectNode onCall(RosterPolicy policy, int level, RosterUser user) {
        ObjectNode onCall = Json.object().put("escalation_level", level);
        onCall.set("escalation_policy", policy.toReference());
        onCall.set("user", user.toReference());
        return onCall;
    }
}
