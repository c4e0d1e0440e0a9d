package dev.wavegate.architecture.planted.integrations.first;

import dev.wavegate.architecture.planted.integrations.second.SecondTickets;
import org.jspecify.annotations.Nullable;

/** Tickets of one vendor that need those of another. */
public record FirstTickets(@Nullable SecondTickets other) {}
