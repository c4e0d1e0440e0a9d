package dev.wavegate.architecture.planted.integrations.second;

import dev.wavegate.architecture.planted.integrations.first.FirstTickets;
import org.jspecify.annotations.Nullable;

/** Tickets of one vendor that need those of another. */
public record SecondTickets(@Nullable FirstTickets other) {}
