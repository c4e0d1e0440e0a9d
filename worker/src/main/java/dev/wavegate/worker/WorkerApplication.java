package dev.wavegate.worker;

import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** A worker on its own: {@code WAVEGATE_CONFIG} or {@code ./wavegate.yaml} says what it works for. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(WorkerWiring.class)
public class WorkerApplication {
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(WorkerApplication.class);
        application.setDefaultProperties(Map.of(
                "spring.config.import", "optional:file:${WAVEGATE_CONFIG:./wavegate.yaml}",
                "spring.main.banner-mode", "off",
                "server.address", "127.0.0.1",
                "server.port", "8081",
                "server.shutdown", "graceful",
                "management.endpoint.health.show-details", "always"));
        application.run(arguments);
    }
}
