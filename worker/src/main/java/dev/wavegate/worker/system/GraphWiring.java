package dev.wavegate.worker.system;

import java.time.Clock;

import dev.wavegate.integrations.graphshifts.GraphShifts;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shifts of Microsoft Teams as the source {@code graph} of rosters. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GraphProperties.class)
public class GraphWiring {
    private static final String NAME = "graph";

    @Bean
    ScheduleSystem.Configured graph(GraphProperties settings, Clock clock) {
        return ScheduleSystem.Configured.of(settings.settings().map(used -> {
            GraphShifts graph = GraphShifts.connect(used, clock);
            return ScheduleSystem.ofRosters(NAME, graph.rosters(), NAME, graph::selfTest);
        }));
    }
}
