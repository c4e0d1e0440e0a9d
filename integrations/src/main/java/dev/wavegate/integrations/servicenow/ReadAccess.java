package dev.wavegate.integrations.servicenow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;

/**
 * Whether the integration user may read every table that rollouts need. It writes nothing: the platform has no way to try a
 * write without leaving a record. Thread-safe.
 */
final class ReadAccess {
    private static final List<Need> NEEDS = List.of(
            new Need("change_task", "change tasks", false),
            new Need("incident", "incidents", false),
            new Need("sysapproval_approver", "comments of rejections, and whether anybody was asked", false),
            // An instance without a group cannot have a change approved, so nothing to see is nothing to be seen.
            new Need("sys_user_group", "assignment groups", true),
            new Need("cmdb_ci", "configuration items", false),
            new Need("task_ci", "affected items", false));
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Table table;
    private final Clock clock;
    private Instant passedAt = Instant.EPOCH;

    ReadAccess(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** One cheap call as long as the last look at every table was good and is recent. */
    synchronized void test() {
        table.probe();
        if (clock.instant().isBefore(passedAt.plus(KEPT))) {
            return;
        }
        List<String> denied = new ArrayList<>();
        for (Need need : NEEDS) {
            if (!isReadable(need)) {
                denied.add(need.table() + " (" + need.purpose() + ")");
            }
        }
        if (!denied.isEmpty()) {
            throw Failure.of(
                    FailureCode.CHANGE_DENIED,
                    ServiceNow.NAME + " denies read access to " + String.join(", ", denied)
                            + "; grant it to the integration user");
        }
        passedAt = clock.instant();
    }

    private boolean isReadable(Need need) {
        try {
            boolean empty = table.find(need.table(), "", "sys_id", 1).isEmpty();
            return !empty || !need.neverEmpty();
        } catch (Failure failure) {
            if (failure.code() == FailureCode.CHANGE_DENIED) {
                return false;
            }
            throw failure;
        }
    }

    private record Need(String table, String purpose, boolean neverEmpty) {}
}
