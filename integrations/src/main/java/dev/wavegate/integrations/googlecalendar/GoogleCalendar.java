package dev.wavegate.integrations.googlecalendar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.CalendarScopes;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import dev.wavegate.domain.booking.BookingCalendars;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.ScheduleHints;
import dev.wavegate.domain.schedule.ScheduleWatches;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.domain.window.MaintenanceCalendars;
import dev.wavegate.integrations.http.GuardedSystem;
import dev.wavegate.integrations.http.HttpStack;
import dev.wavegate.integrations.http.SystemCodes;

/** A connection to Google Calendar; nothing is sent before the first call. Thread-safe. */
public final class GoogleCalendar {
    static final String NAME = "Google Calendar";

    // Events can be written where the account may; everything else is only read.
    private static final List<String> SCOPES =
            List.of(CalendarScopes.CALENDAR_READONLY, CalendarScopes.CALENDAR_EVENTS);

    static final SystemCodes CALENDAR_CODES = new SystemCodes(
            FailureCode.CALENDAR_INVALID,
            FailureCode.CALENDAR_DENIED,
            FailureCode.CALENDAR_MISSING,
            FailureCode.CALENDAR_INVALID);
    private static final SystemCodes ROSTER_CODES = new SystemCodes(
            FailureCode.ROSTER_INVALID,
            FailureCode.ROSTER_DENIED,
            FailureCode.ROSTER_MISSING,
            FailureCode.ROSTER_INVALID);

    private final EventPages probed;
    private final MaintenanceCalendars calendars;
    private final ShiftRosters rosters;
    private final BookingCalendars bookings;
    private final ScheduleHints hints;
    private final Optional<ScheduleWatches> watches;

    private GoogleCalendar(GoogleCalendarSettings settings, Clock clock) {
        GuardedSystem system = new GuardedSystem(NAME, settings.http(), clock);
        GoogleCalls calendarCalls = new GoogleCalls(system, CALENDAR_CODES, clock);
        GoogleCalls rosterCalls = new GoogleCalls(system, ROSTER_CODES, clock);
        Calendar client = client(settings);
        this.probed = new EventPages(client, calendarCalls, clock);
        this.calendars = new GoogleMaintenanceCalendars(probed, clock);
        this.rosters =
                new GoogleShiftRosters(new EventPages(client, rosterCalls, clock), settings.unansweredCount(), clock);
        this.bookings = new GoogleBookingCalendars(new EventWrites(client, calendarCalls, settings.notices()));
        this.hints = new GoogleScheduleHints(client, calendarCalls, clock);
        this.watches = settings.push().map(target -> new GoogleScheduleWatches(client, calendarCalls, target, clock));
    }

    /**
     * A connection that is timed by this clock.
     *
     * @throws IllegalArgumentException when the key file is not one
     */
    public static GoogleCalendar connect(GoogleCalendarSettings settings, Clock clock) {
        return new GoogleCalendar(settings, clock);
    }

    static Calendar client(GoogleCalendarSettings settings) {
        HttpTransport transport = new OkHttpTransport(HttpStack.withoutAuthentication(settings.http()));
        return new Calendar.Builder(transport, GsonFactory.getDefaultInstance(), initializer(settings, transport))
                .setRootUrl(settings.root().toString())
                .setServicePath("calendar/v3/")
                .setApplicationName("wavegate")
                .build();
    }

    private static HttpRequestInitializer initializer(GoogleCalendarSettings settings, HttpTransport transport) {
        Optional<HttpCredentialsAdapter> credentials = settings.keyFile()
                .map(file -> new HttpCredentialsAdapter(credentials(file, settings.actAs(), transport)));
        return request -> {
            if (credentials.isPresent()) {
                credentials.get().initialize(request);
            }
            request.setFollowRedirects(false);
            // One repetition for a token that has expired; anything longer is the caller's.
            request.setNumberOfRetries(1);
        };
    }

    private static GoogleCredentials credentials(Path file, Optional<String> actAs, HttpTransport transport) {
        try (InputStream content = Files.newInputStream(file)) {
            GoogleCredentials account = ServiceAccountCredentials.fromStream(content, () -> transport)
                    // It would ask four times, with pauses that no timeout knows of.
                    .createWithCustomRetryStrategy(false)
                    .createScoped(SCOPES);
            return actAs.map(account::createDelegated).orElse(account);
        } catch (IOException | RuntimeException unreadable) {
            // Without the cause, whose message may quote the key.
            throw new IllegalArgumentException(
                    "the Google key file must be a readable JSON key of a service account, but " + file + " is not");
        }
    }

    /** The port to windows and freezes; the name within the source is the calendar's id. */
    public MaintenanceCalendars calendars() {
        return calendars;
    }

    /** The port to shifts; the name within the source is the calendar's id. */
    public ShiftRosters rosters() {
        return rosters;
    }

    /** The port to the calendars of bookings; the name within the source is the calendar's id. */
    public BookingCalendars bookings() {
        return bookings;
    }

    /** The port to hints; the name within the source is the calendar's id. */
    public ScheduleHints hints() {
        return hints;
    }

    /** The port to watches, if Google can reach us; the name within the source is the calendar's id. */
    public Optional<ScheduleWatches> watches() {
        return watches;
    }

    /** One cheap call that shows the system answers and accepts our identity. */
    public void selfTest() {
        probed.probe();
    }
}
