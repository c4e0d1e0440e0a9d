package dev.wavegate.integrations.servicenow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.change.MovedChanges;
import dev.wavegate.domain.identity.RolloutId;

/**
 * Reads which of our changes were updated, by the one field that every change of ours is known to carry, with an overlap
 * because updates become visible late and out of order.
 */
final class ChangeFeed {
    private static final Duration OVERLAP = Duration.ofSeconds(60);
    private static final int MOST_PAGES = 20;

    private final Table table;
    private final int pageSize;
    private final Clock clock;

    ChangeFeed(Table table, int pageSize, Clock clock) {
        this.table = table;
        this.pageSize = pageSize;
        this.clock = clock;
    }

    MovedChanges movedSince(String text) {
        FeedCursor cursor = text.isBlank() ? new FeedCursor(instanceTime(), List.of()) : FeedCursor.parse(text);
        Set<String> told = new HashSet<>(cursor.seen());
        Map<RolloutId, Long> moved = new HashMap<>();
        Map<String, Instant> seen = new LinkedHashMap<>();
        Instant latest = cursor.at();
        String from = ChangeConverter.text(cursor.at().minus(OVERLAP));
        String last = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            List<ChangeRow> rows = table.changes(query(from, last), pageSize);
            for (ChangeRow row : rows) {
                Optional<Instant> updated = ChangeConverter.instant(Value.textOf(row.sysUpdatedOn()));
                Optional<RolloutId> rollout = ChangeConverter.rolloutOf(row);
                if (updated.isEmpty() || rollout.isEmpty()) {
                    continue;
                }
                latest = updated.get().isAfter(latest) ? updated.get() : latest;
                String version = row.id() + ":" + Value.textOf(row.sysModCount());
                seen.put(version, updated.get());
                if (!told.contains(version)) {
                    moved.merge(rollout.get(), ChangeConverter.version(row), Math::max);
                }
            }
            if (rows.size() < pageSize) {
                break;
            }
            ChangeRow end = rows.get(rows.size() - 1);
            from = Value.textOf(end.sysUpdatedOn());
            last = end.id();
        }
        return new MovedChanges(moved, next(latest, seen).text());
    }

    private static FeedCursor next(Instant latest, Map<String, Instant> seen) {
        Instant overlap = latest.minus(OVERLAP);
        return new FeedCursor(
                latest,
                seen.entrySet().stream()
                        .filter(each -> !each.getValue().isBefore(overlap))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    /** By key and not by offset, because rows move while they are read. */
    private String query(String from, String last) {
        String ours = "correlation_idSTARTSWITH" + ChangeConverter.PREFIX;
        String order = "^ORDERBYsys_updated_on^ORDERBYsys_id";
        return last.isEmpty()
                ? ours + "^sys_updated_on>=" + from + order
                : ours + "^sys_updated_on>" + from + "^NQ" + ours + "^sys_updated_on=" + from + "^sys_id>" + last
                        + order;
    }

    private Instant instanceTime() {
        Date date = table.probe().headers().getDate("Date");
        return date == null ? clock.instant() : date.toInstant();
    }
}
