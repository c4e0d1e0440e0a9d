package dev.wavegate.simulators.graph;

import java.time.Clock;

/**
 * How the Microsoft Graph simulator is set up; {@code POST /_sim/reset} goes back to this.
 *
 * @param port the port to listen on, or 0 for any free one
 * @param clientId the app that may fetch tokens; empty lets everybody in without any
 * @param clientSecret the app's secret
 * @param requestsPerSecond how many requests a second an app may make about one team
 * @param seed the teams at the start, as {@code POST /_sim/teams} takes them
 * @param clock the time of tokens and limits
 */
public record GraphSettings(
        int port, String clientId, String clientSecret, int requestsPerSecond, String seed, Clock clock) {
    private static final int USUAL_LIMIT = 4;

    public GraphSettings {
        if (requestsPerSecond < 1) {
            throw new IllegalArgumentException("requestsPerSecond must be at least 1, but is " + requestsPerSecond);
        }
    }

    /** No teams on the port, open to everybody, in real time. */
    public static GraphSettings onPort(int port) {
        return new GraphSettings(port, "", "", USUAL_LIMIT, "[]", Clock.systemUTC());
    }

    /** The same for the holders of a token of this app only. */
    public GraphSettings requiring(String app, String secret) {
        return new GraphSettings(port, app, secret, requestsPerSecond, seed, clock);
    }

    /** The same with another limit for each team. */
    public GraphSettings allowing(int requestsASecond) {
        return new GraphSettings(port, clientId, clientSecret, requestsASecond, seed, clock);
    }

    /** The same with these teams at the start. */
    public GraphSettings with(String teams) {
        return new GraphSettings(port, clientId, clientSecret, requestsPerSecond, teams, clock);
    }

    /** The same in the time of another clock. */
    public GraphSettings at(Clock other) {
        return new GraphSettings(port, clientId, clientSecret, requestsPerSecond, seed, other);
    }
}
