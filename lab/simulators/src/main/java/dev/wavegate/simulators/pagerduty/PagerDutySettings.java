package dev.wavegate.simulators.pagerduty;

import java.time.Clock;
import java.util.List;

/**
 * How the PagerDuty simulator is set up; {@code POST /_sim/reset} goes back to this.
 *
 * @param port the port to listen on, or 0 for any free one
 * @param apiKey the key every request must carry as {@code Token token=<key>}; empty for none
 * @param oauthToken what a request may carry as {@code Bearer <token>} instead
 * @param requestsPerMinute how many requests the account may make
 * @param schedules the schedules at the start
 * @param clock the time of limits and of who is on call now
 */
public record PagerDutySettings(
        int port,
        String apiKey,
        String oauthToken,
        int requestsPerMinute,
        List<RosterSchedule> schedules,
        Clock clock) {
    private static final int USUAL_LIMIT = 960;

    public PagerDutySettings {
        if (requestsPerMinute < 1) {
            throw new IllegalArgumentException("requestsPerMinute must be at least 1, but is " + requestsPerMinute);
        }
        schedules = List.copyOf(schedules);
    }

    /** These schedules on the port, without a key, in real time. */
    public static PagerDutySettings onPort(int port, RosterSchedule... schedules) {
        return new PagerDutySettings(port, "", "", USUAL_LIMIT, List.of(schedules), Clock.systemUTC());
    }

    /** The same with a key. */
    public PagerDutySettings requiring(String key) {
        return new PagerDutySettings(port, key, oauthToken, requestsPerMinute, schedules, clock);
    }

    /** The same with an OAuth token beside the key. */
    public PagerDutySettings granting(String token) {
        return new PagerDutySettings(port, apiKey, token, requestsPerMinute, schedules, clock);
    }

    /** The same in the time of another clock. */
    public PagerDutySettings at(Clock other) {
        return new PagerDutySettings(port, apiKey, oauthToken, requestsPerMinute, schedules, other);
    }
}
