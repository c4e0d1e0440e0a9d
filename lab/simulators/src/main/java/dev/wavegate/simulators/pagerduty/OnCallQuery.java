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

/** Who is on call in a range, over several schedules; entries that overlap the range are answered whole. */
record OnCallQuery(
        Instant since, Instant until, Set<String> scheduleIds, Set<String> userIds, boolean earliest, ZoneId zone) {
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
                new HashSet<>(request.queries("user_ids[]")),
                request.flag("earliest"),
                zone.orElse(ZoneOffset.UTC));
    }

    List<ObjectNode> over(List<RosterSchedule> schedules) {
        List<ObjectNode> onCalls = new ArrayList<>();
        for (RosterSchedule schedule : schedules) {
            if (!scheduleIds.isEmpty() && !scheduleIds.contains(schedule.id())) {
                continue;
            }
            Set<String> seen = new HashSet<>();
            for (RosterEntry entry : schedule.finalEntries()) {
                entry.user()
                        .filter(user -> userIds.isEmpty() || userIds.contains(user.id()))
                        .filter(user -> overlaps(entry) && (seen.add(user.id()) || !earliest))
                        .ifPresent(user -> onCalls.add(onCall(schedule, user, entry)));
            }
        }
        return onCalls;
    }

    private boolean overlaps(RosterEntry entry) {
        return since.equals(until)
                ? !entry.start().isAfter(since) && entry.end().isAfter(since)
                : entry.overlaps(since, until);
    }

    private ObjectNode onCall(RosterSchedule schedule, RosterUser user, RosterEntry entry) {
        ObjectNode onCall = Json.object();
        onCall.putObject("escalation_policy")
                .put("id", "PE" + schedule.id())
                .put("type", "escalation_policy_reference")
                .put("summary", schedule.name());
        onCall.put("escalation_level", 1);
        onCall.set("schedule", schedule.toReference());
        onCall.set("user", user.toReference());
        return onCall.put("start", RosterSchedule.TIME.format(entry.start().atZone(zone)))
                .put("end", RosterSchedule.TIME.format(entry.end().atZone(zone)));
    }
}
