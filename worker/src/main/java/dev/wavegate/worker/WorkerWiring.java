package dev.wavegate.worker;

import dev.wavegate.bootstrap.ConnectionWiring;
import dev.wavegate.worker.health.HealthWiring;
import dev.wavegate.worker.system.SystemsWiring;
import dev.wavegate.worker.temporal.TemporalWiring;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything a worker is made of. */
@Configuration(proxyBeanMethods = false)
@Import({ConnectionWiring.class, SystemsWiring.class, TemporalWiring.class, HealthWiring.class})
public class WorkerWiring {}
