package dev.wavegate.integrations.pagerduty;

import org.jspecify.annotations.Nullable;

/** Who it is, by PagerDuty's own id. */
record UserReference(@Nullable String id, @Nullable String summary) {
    String label() {
        return summary == null ? "" : summary;
    }
}
