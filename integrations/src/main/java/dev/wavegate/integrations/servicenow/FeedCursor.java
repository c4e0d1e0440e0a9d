package dev.wavegate.integrations.servicenow;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.integrations.http.WireJson;
import org.jspecify.annotations.Nullable;

/**
 * How far the feed has been read.
 *
 * @param at the latest update seen, by the instance's clock, whole seconds
 * @param seen versions (sys_id:sys_mod_count) already told that the overlap will show again, oldest first
 */
record FeedCursor(Instant at, List<String> seen) {
    // With these the cursor stays far below what a workflow may carry; beyond, a hint is told twice, which does no
    // harm.
    private static final int MOST_SEEN = 1_000;

    FeedCursor {
        seen = List.copyOf(seen.size() > MOST_SEEN ? seen.subList(seen.size() - MOST_SEEN, seen.size()) : seen);
    }

    static FeedCursor parse(String text) {
        try {
            Wire wire = WireJson.mapper().readValue(text, Wire.class);
            if (wire.at() != null && wire.seen() != null) {
                return new FeedCursor(Instant.ofEpochSecond(wire.at()), wire.seen());
            }
        } catch (JsonProcessingException notOurs) {
            throw Failure.of(FailureCode.CHANGE_INVALID, "the cursor is not from this feed", notOurs);
        }
        throw Failure.of(FailureCode.CHANGE_INVALID, "the cursor is not from this feed");
    }

    String text() {
        try {
            return WireJson.mapper().writeValueAsString(new Wire(at.getEpochSecond(), seen));
        } catch (JsonProcessingException impossible) {
            throw Failure.of(FailureCode.BUG, "a cursor cannot be written", impossible);
        }
    }

    private record Wire(@Nullable Long at, @Nullable List<String> seen) {}
}
