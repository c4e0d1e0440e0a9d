package dev.wavegate.worker.system;

import java.time.Clock;

import dev.wavegate.integrations.servicenow.ServiceNow;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** ServiceNow as a ticket system. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServiceNowProperties.class)
public class ServiceNowWiring {
    private static final String NAME = "servicenow";

    @Bean
    TicketSystem serviceNow(ServiceNowProperties settings, Clock clock) {
        return new TicketSystem(NAME, () -> {
            ServiceNow serviceNow = ServiceNow.connect(settings.settings(), clock);
            return new TicketSystem.Connection(
                    NAME, serviceNow.changes(), serviceNow.incidents(), serviceNow::selfTest);
        });
    }
}
