package dev.wavegate.worker.system;

import java.util.function.Supplier;

import dev.wavegate.domain.change.ChangeTickets;
import dev.wavegate.domain.incident.Incidents;

/**
 * A ticket system that {@code wavegate.changes.system} may name; its own settings are read only if it is the one.
 *
 * @param connect connects to it, or refuses its settings
 */
record TicketSystem(String name, Supplier<Connection> connect) {
    /** The ports of the ticket system in use. */
    record Connection(String name, ChangeTickets changes, Incidents incidents, Runnable selfTest) {}
}
