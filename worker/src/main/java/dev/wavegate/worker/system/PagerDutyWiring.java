package dev.wavegate.worker.system;

import java.time.Clock;

import dev.wavegate.integrations.pagerduty.PagerDuty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** PagerDuty as the source {@code pagerduty} of rosters. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PagerDutyProperties.class)
public class PagerDutyWiring {
    private static final String NAME = "pagerduty";

    @Bean
    ScheduleSystem.Configured pagerDuty(PagerDutyProperties settings, Clock clock) {
        return ScheduleSystem.Configured.of(settings.settings().map(used -> {
            PagerDuty pagerDuty = PagerDuty.connect(used, clock);
            return ScheduleSystem.ofRosters(NAME, pagerDuty.rosters(), NAME, pagerDuty::selfTest);
        }));
    }
}
