package dev.wavegate.worker.system;

import java.util.Optional;

import dev.wavegate.bootstrap.SettingRefused;
import dev.wavegate.domain.schedule.ScheduleRef;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How people see what they are booked for.
 *
 * @param calendar in which bookings are shown, such as {@code google:fleet-bookings}; none are shown without it
 */
@ConfigurationProperties("wavegate.bookings")
public record BookingProperties(@Nullable String calendar) {
    private static final String KEY = "wavegate.bookings.calendar";

    public BookingProperties {
        parsed(calendar);
    }

    /** The calendar of bookings, if there is one. */
    Optional<ScheduleRef> shownIn() {
        return parsed(calendar);
    }

    private static Optional<ScheduleRef> parsed(@Nullable String calendar) {
        if (calendar == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ScheduleRef.parse(calendar));
        } catch (IllegalArgumentException malformed) {
            throw new SettingRefused(
                    KEY, "must have the form source:name, like google:fleet-bookings, but is \"" + calendar + "\"");
        }
    }
}
