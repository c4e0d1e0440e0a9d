package dev.wavegate.worker.system;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

import dev.wavegate.integrations.googlecalendar.GoogleCalendarSettings;
import dev.wavegate.integrations.googlecalendar.Notices;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Google Calendar, the source {@code google} of schedule references. Used when an address or a key file is given.
 *
 * @param url another root than Google's own
 * @param keyFile the key file of the service account that the calendars are shared with
 * @param actAs the user of the domain for whom the service account acts, so that it may invite people
 * @param notices whom Google writes mails to when bookings are written, moved or removed
 */
@ConfigurationProperties("wavegate.google")
public record GoogleProperties(
        @Nullable URI url,
        @Nullable Path keyFile,
        @Nullable String actAs,
        @DefaultValue("none") Notices notices) {
    Optional<GoogleCalendarSettings> settings() {
        if (url == null && keyFile == null) {
            return Optional.empty();
        }
        GoogleCalendarSettings settings = GoogleCalendarSettings.withoutCredentials(
                        url == null ? GoogleCalendarSettings.PUBLIC_ROOT : url)
                .withNotices(notices);
        if (keyFile != null) {
            settings = settings.withKeyFile(keyFile);
        }
        return Optional.of(actAs == null ? settings : settings.actingAs(actAs));
    }
}
