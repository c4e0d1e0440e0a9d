package dev.wavegate.integrations.graphshifts;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A shift; what managers have not shared with their team yet is not read. */
record ShiftResource(
        @Nullable String userId,
        @Nullable String schedulingGroupId,
        @JsonProperty("isStagedForDeletion") @Nullable Boolean stagedForDeletion,
        @Nullable Shared sharedShift) {
    record Shared(
            @Nullable String startDateTime,
            @Nullable String endDateTime,
            @Nullable List<@Nullable Activity> activities) {}

    /** A part of a shift, such as a break. */
    record Activity(
            @JsonProperty("isPaid") @Nullable Boolean paid,
            @Nullable String startDateTime,
            @Nullable String endDateTime) {}
}
