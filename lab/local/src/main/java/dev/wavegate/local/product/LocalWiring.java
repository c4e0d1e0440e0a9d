package dev.wavegate.local.product;

import dev.wavegate.api.ApiWiring;
import dev.wavegate.worker.WorkerWiring;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The two applications of a deployment, wired as one. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ApiWiring.class, WorkerWiring.class})
class LocalWiring {}
