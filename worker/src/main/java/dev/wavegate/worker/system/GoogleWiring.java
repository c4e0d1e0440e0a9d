package dev.wavegate.worker.system;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.bootstrap.HookProperties;
import dev.wavegate.integrations.googlecalendar.GoogleCalendar;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Google Calendar as the source {@code google} of calendars and rosters, and for bookings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GoogleProperties.class)
public class GoogleWiring {
    @Bean
    ScheduleSystem.Configured google(GoogleProperties settings, HookProperties hooks, Clock clock) {
        return ScheduleSystem.Configured.of(settings.settings(hooks.secret()).map(used -> {
            GoogleCalendar google = GoogleCalendar.connect(used, clock);
            return new ScheduleSystem(
                    "google",
                    Optional.of(google.calendars()),
                    Optional.of(google.rosters()),
                    Optional.of(google.hints()),
                    google.watches(),
                    Optional.of(google.bookings()),
                    Map.of("google-calendar", google::selfTest));
        }));
    }
}
