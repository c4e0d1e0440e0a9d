package dev.wavegate.integrations.graphshifts;

import org.jspecify.annotations.Nullable;

/** Time off that was granted; what managers have not shared with their team yet is not read. */
record TimeOffResource(@Nullable String userId, @Nullable Shared sharedTimeOff) {
    record Shared(@Nullable String startDateTime, @Nullable String endDateTime) {}
}
