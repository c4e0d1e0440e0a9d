package dev.wavegate.worker.health;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;

import dev.wavegate.domain.rollout.Rollouts;
import dev.wavegate.domain.window.ScheduleCopies;
import dev.wavegate.worker.system.GuardedSystems;
import io.temporal.client.WorkflowClient;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One indicator for each outside system, one for rollouts that nothing drives, and one for schedules. */
@Configuration(proxyBeanMethods = false)
public class HealthWiring {
    @Bean
    CompositeHealthContributor outside(GuardedSystems systems, Clock clock) {
        Map<String, HealthContributor> indicators = systems.selfTests().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> new SelfTestIndicator(each.getValue(), clock)));
        return CompositeHealthContributor.fromMap(indicators);
    }

    @Bean
    HealthIndicator unreadSchedules(Rollouts rollouts, ScheduleCopies copies, Clock clock) {
        return new UnreadSchedules(rollouts, copies, clock);
    }

    @Bean
    OrphanWatch orphanedRollouts(Rollouts rollouts, WorkflowClient client, Clock clock) {
        return new OrphanWatch(
                new OrphanedRollouts(rollouts, new TemporalWorkflowEnds(client)),
                clock,
                new BackgroundThread("orphaned-rollouts"));
    }
}
