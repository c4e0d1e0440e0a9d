package dev.wavegate.api.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rollout in a list: without what has to be counted device by device. */
@Schema(description = "A rollout in a list; get it by its id for waves, outcomes and gates")
record RolloutSummary(
        String id,
        String product,
        String version,
        String digest,
        String state,
        boolean paused,
        List<String> held,
        int wave,
        RolloutView.@Nullable ChangeView change,
        @Nullable String incident,
        @Nullable String ending,
        Map<String, String> labels,
        Instant createdAt,
        Instant updatedAt) {}
