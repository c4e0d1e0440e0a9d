package dev.wavegate.integrations.pagerduty;

import org.jspecify.annotations.Nullable;

/** A user with what identifies a person elsewhere. */
record UserAnswer(@Nullable User user) {
    record User(
            @Nullable String id,
            @Nullable String name,
            @Nullable String email) {}
}
