package dev.wavegate.local.product;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.api.ApiWiring;
import dev.wavegate.local.state.CannotStart;
import dev.wavegate.worker.WorkerWiring;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A running Wavegate: one api and one worker, sharing whatever database and Temporal service the settings name. */
public final class Product implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private Product(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts it; it answers when this returns. */
    public static Product start(Settings settings) {
        SpringApplication application = new SpringApplication(LocalWiring.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        // The order in which the parts end matters, and one hook of ours keeps it.
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(new HashMap<String, Object>(settings.defaults()));
        application.setEnvironment(environment(settings.environment().orElse(Map.of())));
        try {
            return new Product(application.run(settings.arguments()));
        } catch (RuntimeException e) {
            throw new CannotStart("Wavegate did not start: " + StartReport.sentence(e), e);
        }
    }

    /** Where settings come from, with these environment variables instead of those of the process. */
    public static ConfigurableEnvironment environment(Map<String, String> variables) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment
                .getPropertySources()
                .replace(name, new SystemEnvironmentPropertySource(name, new HashMap<>(variables)));
        return environment;
    }

    /** Where the API is reached, without a trailing slash. */
    public URI api() {
        if (context instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            return URI.create("http://127.0.0.1:" + web.getWebServer().getPort());
        }
        throw new IllegalStateException("the context must have a web server, but is " + context);
    }

    @Override
    public void close() {
        context.close();
    }

    /**
     * The settings of Wavegate.
     *
     * @param defaults used where neither the file nor the environment says otherwise
     * @param fixed used whatever the file and the environment say
     * @param file configuration as people write it
     * @param environment the environment variables; empty if neither these nor files that lie around are looked at
     */
    public record Settings(
            Map<String, String> defaults,
            Map<String, String> fixed,
            Optional<Path> file,
            Optional<Map<String, String>> environment) {
        public Settings {
            defaults = Map.copyOf(defaults);
            fixed = Map.copyOf(fixed);
            environment = environment.map(Map::copyOf);
        }

        /** The same with one more fixed setting. */
        public Settings with(String key, String value) {
            Map<String, String> more = new HashMap<>(fixed);
            more.put(key, value);
            return new Settings(defaults, more, file, environment);
        }

        String[] arguments() {
            List<String> arguments = new ArrayList<>();
            fixed.forEach((key, value) -> arguments.add("--" + key + "=" + value));
            if (environment.isEmpty()) {
                arguments.add("--spring.config.location=optional:classpath:/sealed/");
            }
            file.ifPresent(path -> arguments.add("--spring.config.additional-location=" + path.toUri()));
            return arguments.toArray(String[]::new);
        }
    }

    /** The two applications of a deployment, wired as one. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({ApiWiring.class, WorkerWiring.class})
    static class LocalWiring {}
}
