package dev.wavegate.integrations.googlecalendar;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import dev.wavegate.integrations.http.HttpSettings;
import dev.wavegate.integrations.http.HttpStack;

/**
 * How to reach Google Calendar.
 *
 * @param root the address under which {@code calendar/v3} lies
 * @param keyFile the key file of the service account the calendars are shared with; empty sends no credentials
 * @param actAs the user of the domain for whom the service account acts, without whom it may invite nobody; empty for itself
 * @param notices whom Google writes to about bookings
 * @param unansweredCount whether attendees who have not answered are on shift like those who accepted
 * @param push where Google calls when a calendar moves; empty when it cannot reach us
 */
public record GoogleCalendarSettings(
        URI root,
        Optional<Path> keyFile,
        Optional<String> actAs,
        Notices notices,
        boolean unansweredCount,
        Optional<PushTarget> push,
        HttpSettings http) {
    /** Where Google Calendar lives. */
    public static final URI PUBLIC_ROOT = URI.create("https://www.googleapis.com/");

    public GoogleCalendarSettings {
        HttpStack.requireRoot("the Google Calendar API", root);
        if (actAs.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("acts-as must not be blank, but is \"" + actAs.get() + "\"");
        }
    }

    /** Google's own address, as the service account of the key file. */
    public static GoogleCalendarSettings of(Path keyFile) {
        return withoutCredentials(PUBLIC_ROOT).withKeyFile(keyFile);
    }

    /** Another address that asks for no credentials. */
    public static GoogleCalendarSettings withoutCredentials(URI root) {
        return new GoogleCalendarSettings(
                root, Optional.empty(), Optional.empty(), Notices.NONE, false, Optional.empty(), patience());
    }

    /** Google answers within seconds, and a listing of several pages has to fit into what a caller waits for one call. */
    private static HttpSettings patience() {
        return HttpSettings.defaults()
                .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(25));
    }

    /** The same as the service account of the key file. */
    public GoogleCalendarSettings withKeyFile(Path changed) {
        return new GoogleCalendarSettings(root, Optional.of(changed), actAs, notices, unansweredCount, push, http);
    }

    /** The same for a user of the domain. */
    public GoogleCalendarSettings actingAs(String user) {
        return new GoogleCalendarSettings(root, keyFile, Optional.of(user), notices, unansweredCount, push, http);
    }

    /** The same with other mails. */
    public GoogleCalendarSettings withNotices(Notices changed) {
        return new GoogleCalendarSettings(root, keyFile, actAs, changed, unansweredCount, push, http);
    }

    /** The same with another answer to whether attendees who have not answered count. */
    public GoogleCalendarSettings countingUnanswered(boolean changed) {
        return new GoogleCalendarSettings(root, keyFile, actAs, notices, changed, push, http);
    }

    /** The same with calls to us. */
    public GoogleCalendarSettings calling(PushTarget target) {
        return new GoogleCalendarSettings(root, keyFile, actAs, notices, unansweredCount, Optional.of(target), http);
    }

    /** The same with other patience. */
    public GoogleCalendarSettings withHttp(HttpSettings changed) {
        return new GoogleCalendarSettings(root, keyFile, actAs, notices, unansweredCount, push, changed);
    }
}
