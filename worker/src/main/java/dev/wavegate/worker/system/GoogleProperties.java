package dev.wavegate.worker.system;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

import dev.wavegate.bootstrap.SettingRefused;
import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.googlecalendar.GoogleCalendarSettings;
import dev.wavegate.integrations.googlecalendar.Notices;
import dev.wavegate.integrations.googlecalendar.PushTarget;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Google Calendar, the source {@code google} of schedule references. Used when an address or a key file is given.
 *
 * @param url another root than Google's own
 * @param keyFile the key file of the service account that the calendars are shared with
 * @param actAs the user of the domain for whom the service account acts, so that it may invite people
 * @param pushAddress under which Google reaches our hook {@code /api/v1/hooks/google-calendar}; calls carry the hooks' secret
 * @param unansweredCount whether attendees who have not answered are on shift
 * @param notices whom Google writes mails to when bookings are written, moved or removed
 */
@ConfigurationProperties("wavegate.google")
public record GoogleProperties(
        @Nullable URI url,
        @Nullable Path keyFile,
        @Nullable String actAs,
        @Nullable URI pushAddress,
        @DefaultValue("false") boolean unansweredCount,
        @DefaultValue("none") Notices notices) {
    private static final String PUSH = "wavegate.google.push-address";

    /**
     * How to connect, if it shall be.
     *
     * @param hookSecret what hooks have to carry
     * @throws SettingRefused when Google shall call us and nothing would tell its calls from anybody else's
     */
    Optional<GoogleCalendarSettings> settings(@Nullable Secret hookSecret) {
        if (url == null && keyFile == null) {
            return Optional.empty();
        }
        GoogleCalendarSettings settings = GoogleCalendarSettings.withoutCredentials(
                        url == null ? GoogleCalendarSettings.PUBLIC_ROOT : url)
                .withNotices(notices)
                .countingUnanswered(unansweredCount);
        if (keyFile != null) {
            settings = settings.withKeyFile(keyFile);
        }
        if (pushAddress != null) {
            settings = settings.calling(target(pushAddress, hookSecret));
        }
        return Optional.of(actAs == null ? settings : settings.actingAs(actAs));
    }

    private static PushTarget target(URI address, @Nullable Secret hookSecret) {
        if (hookSecret == null) {
            throw new SettingRefused(PUSH, "requires wavegate.hooks.secret");
        }
        try {
            return new PushTarget(address, hookSecret);
        } catch (IllegalArgumentException refused) {
            throw new SettingRefused(PUSH, "is invalid: " + refused.getMessage());
        }
    }
}
