package dev.wavegate.simulators.roster;

import java.time.Clock;

/**
 * How the simulator of several shift systems is set up; {@code POST /_sim/reset} goes back to this.
 *
 * @param port the port to listen on, or 0 for any free one
 * @param token what every request must carry in the way of its system; empty for none
 * @param seed the rosters at the start, as {@code POST /_sim/rosters} takes them
 * @param clock the time of the request log
 */
public record RosterSystemsSettings(int port, String token, String seed, Clock clock) {
    /** No rosters on the port, open to everybody, in real time. */
    public static RosterSystemsSettings onPort(int port) {
        return new RosterSystemsSettings(port, "", "[]", Clock.systemUTC());
    }

    /** The same with a token. */
    public RosterSystemsSettings requiring(String other) {
        return new RosterSystemsSettings(port, other, seed, clock);
    }

    /** The same with these rosters at the start. */
    public RosterSystemsSettings with(String rosters) {
        return new RosterSystemsSettings(port, token, rosters, clock);
    }

    /** The same in the time of another clock. */
    public RosterSystemsSettings at(Clock other) {
        return new RosterSystemsSettings(port, token, seed, other);
    }
}
