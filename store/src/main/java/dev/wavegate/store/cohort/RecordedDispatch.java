package dev.wavegate.store.cohort;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.domain.release.Version;
import dev.wavegate.store.sql.Times;

/**
 * A row of {@code assignment}.
 *
 * @param attempts the attempt of each member by its ordinal, lowest first
 */
record RecordedDispatch(
        DispatchKey key, Version version, DeviceOutcome mark, Instant openedAt, Map<Integer, Integer> attempts) {
    static RecordedDispatch read(ResultSet row, int number) throws SQLException {
        Integer[] ordinals = integers(row.getArray("ordinals"));
        Integer[] attempts = integers(row.getArray("attempts"));
        Map<Integer, Integer> attemptByOrdinal = new LinkedHashMap<>();
        for (int i = 0; i < ordinals.length; i++) {
            attemptByOrdinal.put(ordinals[i], attempts[i]);
        }
        return new RecordedDispatch(
                new DispatchKey(row.getString("key")),
                new Version(row.getString("version")),
                markOf(Intent.valueOf(row.getString("intent"))),
                Times.of(row, "opened_at"),
                attemptByOrdinal);
    }

    /** What an order of this intent makes of its members. */
    static DeviceOutcome markOf(Intent intent) {
        return switch (intent) {
            case UPDATE -> DeviceOutcome.DISPATCHED;
            case ROLLBACK -> DeviceOutcome.REVERTING;
        };
    }

    private static Integer[] integers(Array array) throws SQLException {
        return (Integer[]) array.getArray();
    }
}
