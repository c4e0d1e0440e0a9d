package dev.wavegate.simulators.servicenow;

import java.time.Clock;
import java.time.Duration;

/**
 * How a simulated instance is set up.
 *
 * @param port the port to listen on, or 0 for any free one
 * @param clock the time of stamps and tokens
 * @param flowLatency how long flows take to react
 * @param separateAdvisoryBoard whether the second approval waits for a decision of its own instead of following the first
 */
public record ServiceNowSettings(int port, Clock clock, Duration flowLatency, boolean separateAdvisoryBoard) {
    static final Login INTEGRATION = new Login("wavegate", "wavegate");
    static final Login MANAGER = new Login("change.manager", "change.manager");
    /** The REST API key of the integration user. */
    static final String API_KEY = "now_wavegate-key";

    static final Login OAUTH_CLIENT = new Login("wavegate-client", "wavegate-secret");

    public ServiceNowSettings {
        if (flowLatency.isNegative()) {
            throw new IllegalArgumentException("flowLatency must not be negative, but is " + flowLatency);
        }
    }

    /** A free port, the system clock and 300 ms of flow latency. */
    public static ServiceNowSettings defaults() {
        return new ServiceNowSettings(0, Clock.systemUTC(), Duration.ofMillis(300), false);
    }

    public ServiceNowSettings withPort(int changed) {
        return new ServiceNowSettings(changed, clock, flowLatency, separateAdvisoryBoard);
    }

    public ServiceNowSettings withClock(Clock changed) {
        return new ServiceNowSettings(port, changed, flowLatency, separateAdvisoryBoard);
    }

    public ServiceNowSettings withFlowLatency(Duration changed) {
        return new ServiceNowSettings(port, clock, changed, separateAdvisoryBoard);
    }

    public ServiceNowSettings withSeparateAdvisoryBoard() {
        return new ServiceNowSettings(port, clock, flowLatency, true);
    }

    /** A name and its secret: a user with a password, or an OAuth client. */
    record Login(String name, String secret) {
        String pair() {
            return name + ":" + secret;
        }
    }
}
