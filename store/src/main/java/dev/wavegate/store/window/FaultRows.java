package dev.wavegate.store.window;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.failure.FailureKind;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.window.ScheduleFault;
import dev.wavegate.store.sql.StorableText;
import dev.wavegate.store.sql.Times;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Why schedules cannot be read at present. */
final class FaultRows {
    private static final String FIND =
            "SELECT ref, kind, reason, since FROM wavegate.schedule_fault WHERE ref = ANY(:refs)";

    private static final String KEEP = """
            INSERT INTO wavegate.schedule_fault (ref, kind, reason, since)
            VALUES (:ref, :kind, :reason, :since)
            ON CONFLICT (ref) DO UPDATE SET kind = excluded.kind, reason = excluded.reason, since = excluded.since
            """;

    Map<ScheduleRef, ScheduleFault> find(JdbcClient client, Collection<ScheduleRef> refs) {
        Map<ScheduleRef, ScheduleFault> found = new HashMap<>();
        client.sql(FIND)
                .param("refs", refs.stream().map(ScheduleRef::toString).toArray(String[]::new))
                .query(row -> {
                    found.put(ScheduleRef.parse(row.getString("ref")), fault(row));
                });
        return Map.copyOf(found);
    }

    void keep(JdbcClient client, ScheduleRef ref, ScheduleFault fault) {
        ScheduleFault kept =
                fault.after(Optional.ofNullable(find(client, List.of(ref)).get(ref)));
        client.sql(KEEP)
                .param("ref", ref.toString())
                .param("kind", kept.kind().name())
                .param("reason", StorableText.of(kept.reason()))
                .param("since", Times.parameter(kept.since()))
                .update();
    }

    /** What a reading says of the fault: gone, or what is wrong now. */
    void settle(JdbcClient client, ScheduleRef ref, Optional<String> problem, Instant at) {
        if (problem.isPresent()) {
            keep(client, ref, ScheduleFault.ofContent(problem.get(), at));
        } else {
            client.sql("DELETE FROM wavegate.schedule_fault WHERE ref = :ref")
                    .param("ref", ref.toString())
                    .update();
        }
    }

    private static ScheduleFault fault(ResultSet row) throws SQLException {
        return new ScheduleFault(
                FailureKind.valueOf(row.getString("kind")), row.getString("reason"), Times.of(row, "since"));
    }
}
