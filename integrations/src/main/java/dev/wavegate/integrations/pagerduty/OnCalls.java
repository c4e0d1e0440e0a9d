package dev.wavegate.integrations.pagerduty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.integrations.http.Calls;
import dev.wavegate.integrations.http.Problems;
import dev.wavegate.integrations.http.WireTimes;
import org.jspecify.annotations.Nullable;

/**
 * Reads who is on call by escalation policies. That is the only view in which schedules of version 3 appear beside those
 * of version 2, and it has only what a policy uses.
 */
final class OnCalls {
    private static final int PAGE = 100;
    // The service refuses an offset beyond this.
    private static final int MOST = 10_000;

    private final PagerDutyApi api;
    private final Calls calls;
    private final People people;

    OnCalls(PagerDutyApi api, Calls calls, People people) {
        this.api = api;
        this.calls = calls;
        this.people = people;
    }

    /** Everybody on call by the roster's schedule or policy, each time once however many policies find it. */
    List<Presence> read(RosterName name, Interval covered, Problems problems) {
        Set<Presence> presences = new LinkedHashSet<>();
        for (OnCall onCall : listed(name, covered, problems)) {
            UserReference user = onCall.user();
            String id = user == null ? null : user.id();
            if (user == null
                    || id == null
                    || (name.level().isPresent() && !name.level().equals(onCall.level()))) {
                continue;
            }
            Optional<Interval> time = onCall.time(covered);
            problems.addUnless(
                    time.isPresent(),
                    () -> "The on-call from " + onCall.start() + " to " + onCall.end()
                            + " has no valid start and end.");
            time.filter(each -> each.overlaps(covered))
                    .ifPresent(each -> presences.add(new Presence(people.of(id, user.label()), each)));
        }
        return List.copyOf(presences);
    }

    private List<OnCall> listed(RosterName name, Interval covered, Problems problems) {
        String since = PagerDutyRosters.since(covered);
        String until = PagerDutyRosters.until(covered);
        List<OnCall> all = new ArrayList<>();
        for (int offset = 0; offset + PAGE <= MOST; offset += PAGE) {
            OnCallPage page = calls.execute(api.onCalls(
                    name.policy() ? null : name.id(), name.policy() ? name.id() : null, since, until, PAGE, offset));
            List<OnCall> onCalls = page.oncalls();
            if (onCalls == null) {
                throw Failure.of(FailureCode.SYSTEM_UNAVAILABLE, PagerDuty.NAME + " sent a page without its on-calls");
            }
            all.addAll(onCalls);
            if (!Boolean.TRUE.equals(page.more())) {
                return all;
            }
        }
        problems.add("The list of on-calls does not end.");
        return all;
    }

    /** A page of the list. */
    record OnCallPage(
            @Nullable List<OnCall> oncalls, @Nullable Boolean more) {}

    /** Somebody on call; without a start and an end always. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record OnCall(
            @Nullable UserReference user,
            @Nullable Integer escalationLevel,
            @Nullable String start,
            @Nullable String end) {
        OptionalInt level() {
            return escalationLevel == null ? OptionalInt.empty() : OptionalInt.of(escalationLevel);
        }

        /** An end that is open reaches as far as is asked. */
        Optional<Interval> time(Interval covered) {
            Instant from = covered.start();
            return WireTimes.interval(
                    start == null ? from.toString() : start,
                    end == null ? covered.end().toString() : end);
        }
    }
}
