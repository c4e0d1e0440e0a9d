package dev.wavegate.api;

import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The API as a process of its own; as many of them as one likes share a database and an engine. {@code WAVEGATE_CONFIG}
 * or {@code ./wavegate.yaml} says where these are.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ApiWiring.class)
public class ApiApplication {
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(ApiApplication.class);
        application.setDefaultProperties(Map.of(
                "spring.config.import", "optional:file:${WAVEGATE_CONFIG:./wavegate.yaml}",
                "spring.main.banner-mode", "off"));
        application.run(arguments);
    }
}
