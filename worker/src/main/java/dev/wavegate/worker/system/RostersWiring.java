package dev.wavegate.worker.system;

import java.time.Clock;

import dev.wavegate.integrations.genericroster.GenericRoster;
import dev.wavegate.integrations.genericroster.RosterRefused;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shift systems that dialects describe, each a source of rosters under its own name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RostersProperties.class)
public class RostersWiring {
    @Bean
    ScheduleSystem.Configured rosters(RostersProperties settings, Clock clock) {
        return new ScheduleSystem.Configured(settings.rosters().keySet().stream()
                .map(name -> connect(name, settings, clock))
                .toList());
    }

    private static ScheduleSystem connect(String name, RostersProperties settings, Clock clock) {
        try {
            GenericRoster roster = GenericRoster.connect(settings.settings(name), clock);
            return ScheduleSystem.ofRosters(name, roster.rosters(), "roster-" + name, roster::selfTest);
        } catch (RosterRefused refused) {
            throw RostersProperties.translated(name, refused);
        }
    }
}
