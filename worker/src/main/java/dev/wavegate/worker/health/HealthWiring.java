package dev.wavegate.worker.health;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;

import dev.wavegate.worker.system.GuardedSystems;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One indicator for each outside system. */
@Configuration(proxyBeanMethods = false)
public class HealthWiring {
    @Bean
    CompositeHealthContributor outside(GuardedSystems systems, Clock clock) {
        Map<String, HealthContributor> indicators = systems.selfTests().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> new SelfTestIndicator(each.getValue(), clock)));
        return CompositeHealthContributor.fromMap(indicators);
    }
}
