package dev.wavegate.integrations.graphshifts;

import org.jspecify.annotations.Nullable;

/** A user with what identifies a person elsewhere. */
record UserAnswer(
        @Nullable String id,
        @Nullable String displayName,
        @Nullable String mail,
        @Nullable String userPrincipalName) {}
