package dev.wavegate.worker.system;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

import dev.wavegate.integrations.googlecalendar.GoogleCalendarSettings;
import dev.wavegate.integrations.http.HttpSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Google Calendar, the source {@code google} of schedule references. Used when one of the two keys is given.
 *
 * @param url another root than Google's own
 * @param keyFile the key file of the service account that the calendars are shared with
 */
@ConfigurationProperties("wavegate.google")
public record GoogleProperties(@Nullable URI url, @Nullable Path keyFile) {
    Optional<GoogleCalendarSettings> settings() {
        if (url == null && keyFile == null) {
            return Optional.empty();
        }
        URI root = url == null ? GoogleCalendarSettings.PUBLIC_ROOT : url;
        // Reading is cheap for Google and windows need several calendars at once.
        HttpSettings http = HttpSettings.defaults().withRequestsPerSecond(10);
        return Optional.of(new GoogleCalendarSettings(root, Optional.ofNullable(keyFile), http));
    }
}
