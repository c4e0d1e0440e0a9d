package dev.wavegate.simulators.google;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * How the calendar simulator is set up; {@code POST /_sim/reset} goes back to this.
 *
 * @param port the port to listen on, or 0 for any free one
 * @param account the service account that may log in; empty to accept the well-formed grant of any
 * @param token a bearer token that is always valid; requests need no token at all when there is neither it nor an account
 * @param calendars the calendars at the start
 * @param clock the time of updates and tokens
 */
public record GoogleCalendarSettings(
        int port, Optional<ServiceAccount> account, Optional<String> token, List<SeedCalendar> calendars, Clock clock) {

    public GoogleCalendarSettings {
        calendars = List.copyOf(calendars);
    }

    /** These calendars on the port, open to everybody, in real time. */
    public static GoogleCalendarSettings onPort(int port, SeedCalendar... calendars) {
        return new GoogleCalendarSettings(
                port, Optional.empty(), Optional.empty(), List.of(calendars), Clock.systemUTC());
    }

    /** The same for the service account only. */
    public GoogleCalendarSettings requiring(ServiceAccount serviceAccount) {
        return new GoogleCalendarSettings(port, Optional.of(serviceAccount), token, calendars, clock);
    }

    /** The same in the time of another clock. */
    public GoogleCalendarSettings at(Clock other) {
        return new GoogleCalendarSettings(port, account, token, calendars, other);
    }
}
