package dev.wavegate.worker.system;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.wavegate.integrations.ics.Ics;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** iCalendar feeds and files as the source {@code ics} of calendars and rosters. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IcsProperties.class)
public class IcsWiring {
    @Bean
    ScheduleSystem.Configured ics(IcsProperties settings, Clock clock) {
        return ScheduleSystem.Configured.of(settings.settings().map(used -> {
            Ics ics = Ics.connect(used, clock);
            return new ScheduleSystem(
                    "ics",
                    Optional.of(ics.calendars()),
                    Optional.of(ics.rosters()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    ics.names().stream()
                            .collect(Collectors.toMap(name -> "ics-" + name, name -> () -> ics.selfTest(name))));
        }));
    }
}
