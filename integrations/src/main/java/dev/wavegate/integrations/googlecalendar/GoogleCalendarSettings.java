package dev.wavegate.integrations.googlecalendar;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

import dev.wavegate.integrations.http.HttpSettings;
import dev.wavegate.integrations.http.HttpStack;

/**
 * How to reach Google Calendar.
 *
 * @param root the address under which {@code calendar/v3} lies
 * @param keyFile the key file of the service account the calendars are shared with; empty sends no credentials
 */
public record GoogleCalendarSettings(URI root, Optional<Path> keyFile, HttpSettings http) {
    /** Where Google Calendar lives. */
    public static final URI PUBLIC_ROOT = URI.create("https://www.googleapis.com/");

    public GoogleCalendarSettings {
        HttpStack.requireRoot("the Google Calendar API", root);
    }

    /** Google's own address, as the service account of the key file. */
    public static GoogleCalendarSettings of(Path keyFile) {
        return new GoogleCalendarSettings(PUBLIC_ROOT, Optional.of(keyFile), HttpSettings.defaults());
    }

    /** Another address that asks for no credentials. */
    public static GoogleCalendarSettings withoutCredentials(URI root) {
        return new GoogleCalendarSettings(root, Optional.empty(), HttpSettings.defaults());
    }

    /** The same with other patience. */
    public GoogleCalendarSettings withHttp(HttpSettings changed) {
        return new GoogleCalendarSettings(root, keyFile, changed);
    }
}
