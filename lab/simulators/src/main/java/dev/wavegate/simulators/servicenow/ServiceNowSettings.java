package dev.wavegate.simulators.servicenow;

import java.time.Clock;
import java.time.Duration;

/**
 * How a simulated instance is set up: where it listens (port 0 takes a free one), the clock of its timestamps, how long
 * its flows take to react, how long OAuth tokens live, and who may log in. With a separate advisory board the second
 * approval waits for a decision of its own instead of following the first.
 */
public record ServiceNowSettings(
        String host,
        int port,
        Clock clock,
        Duration flowLatency,
        Duration tokenLifetime,
        Login integration,
        Login manager,
        Login oauthClient,
        boolean separateAdvisoryBoard) {

    public ServiceNowSettings {
        requireText("host", host);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 0 and 65535, but is " + port);
        }
        if (flowLatency.isNegative()) {
            throw new IllegalArgumentException("flow latency must not be negative, but is " + flowLatency);
        }
        if (tokenLifetime.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("token lifetime must be at least PT1S, but is " + tokenLifetime);
        }
        if (integration.name().equals(manager.name())) {
            throw new IllegalArgumentException(
                    "integration and manager must be two users, but both are " + manager.name());
        }
    }

    /** Loopback, a free port, the system clock, 300 ms of flow latency and the logins named in the seed. */
    public static ServiceNowSettings defaults() {
        return new ServiceNowSettings(
                "127.0.0.1",
                0,
                Clock.systemUTC(),
                Duration.ofMillis(300),
                Duration.ofMinutes(30),
                new Login("wavegate", "wavegate"),
                new Login("change.manager", "change.manager"),
                new Login("wavegate-client", "wavegate-secret"),
                false);
    }

    public ServiceNowSettings withHost(String changed) {
        return new ServiceNowSettings(
                changed,
                port,
                clock,
                flowLatency,
                tokenLifetime,
                integration,
                manager,
                oauthClient,
                separateAdvisoryBoard);
    }

    public ServiceNowSettings withPort(int changed) {
        return new ServiceNowSettings(
                host,
                changed,
                clock,
                flowLatency,
                tokenLifetime,
                integration,
                manager,
                oauthClient,
                separateAdvisoryBoard);
    }

    public ServiceNowSettings withClock(Clock changed) {
        return new ServiceNowSettings(
                host,
                port,
                changed,
                flowLatency,
                tokenLifetime,
                integration,
                manager,
                oauthClient,
                separateAdvisoryBoard);
    }

    public ServiceNowSettings withFlowLatency(Duration changed) {
        return new ServiceNowSettings(
                host, port, clock, changed, tokenLifetime, integration, manager, oauthClient, separateAdvisoryBoard);
    }

    public ServiceNowSettings withSeparateAdvisoryBoard() {
        return new ServiceNowSettings(
                host, port, clock, flowLatency, tokenLifetime, integration, manager, oauthClient, true);
    }

    private static void requireText(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " must not be blank");
        }
    }

    /** A name and its secret: a user with a password, or an OAuth client. */
    public record Login(String name, String secret) {
        public Login {
            requireText("login name", name);
            requireText("login secret", secret);
        }

        @Override
        public String toString() {
            return "Login[name=" + name + ", secret=***]";
        }
    }
}
