package dev.wavegate.simulators.google;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * How the calendar simulator is set up; {@code POST /_sim/reset} goes back to this.
 *
 * @param port the port to listen on, or 0 for any free one
 * @param account the service account that may log in; empty to let every request in, and to accept any well-formed grant
 * @param calendars the calendars at the start
 * @param clock the time of updates and tokens
 */
public record GoogleCalendarSettings(
        int port, Optional<ServiceAccount> account, List<SeedCalendar> calendars, Clock clock) {
    public GoogleCalendarSettings {
        calendars = List.copyOf(calendars);
    }

    /** These calendars on the port, open to everybody, in real time. */
    public static GoogleCalendarSettings onPort(int port, SeedCalendar... calendars) {
        return new GoogleCalendarSettings(port, Optional.empty(), List.of(calendars), Clock.systemUTC());
    }

    /** The same for the service account only. */
    public GoogleCalendarSettings requiring(ServiceAccount serviceAccount) {
        return new GoogleCalendarSettings(port, Optional.of(serviceAccount), calendars, clock);
    }

    /** The same in the time of another clock. */
    public GoogleCalendarSettings at(Clock other) {
        return new GoogleCalendarSettings(port, account, calendars, other);
    }
}
