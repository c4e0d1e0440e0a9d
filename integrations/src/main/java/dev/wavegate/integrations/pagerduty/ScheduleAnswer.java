package dev.wavegate.integrations.pagerduty;

import java.util.List;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** A schedule with its final view, in which layers and overrides are resolved. */
record ScheduleAnswer(@Nullable Schedule schedule) {
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Schedule(@Nullable String id, @Nullable FinalSchedule finalSchedule) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record FinalSchedule(@Nullable List<Entry> renderedScheduleEntries) {}

    record Entry(
            @Nullable String start,
            @Nullable String end,
            @Nullable UserReference user) {}
}
