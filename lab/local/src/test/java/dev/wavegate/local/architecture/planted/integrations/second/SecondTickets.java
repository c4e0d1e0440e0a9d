package dev.wavegate.local.architecture.planted.integrations.second;

import dev.wavegate.local.architecture.planted.integrations.first.FirstTickets;
import org.jspecify.annotations.Nullable;

/** Tickets of one vendor that need those of another. */
public record SecondTickets(@Nullable FirstTickets other) {}
