package dev.wavegate.api;

import java.util.Collection;

import dev.wavegate.api.problem.ProblemAnswers;
import dev.wavegate.api.problem.ServerProblems;
import dev.wavegate.api.request.BodyFilter;
import dev.wavegate.api.request.IdempotencyFilter;
import dev.wavegate.api.request.UnknownParameters;
import dev.wavegate.api.request.WellFormedFilter;
import dev.wavegate.api.security.ApiAccess;
import dev.wavegate.api.security.TokenFilter;
import dev.wavegate.api.settings.ApiProperties;
import dev.wavegate.api.settings.FleetNames;
import dev.wavegate.bootstrap.ConnectionWiring;
import dev.wavegate.bootstrap.HookProperties;
import dev.wavegate.domain.idempotency.IdempotencyKeys;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Everything the API consists of, for a process of its own or for one that does more. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ApiProperties.class, HookProperties.class, FleetNames.class})
@Import(ConnectionWiring.class)
@ComponentScan({
    "dev.wavegate.api.rollout",
    "dev.wavegate.api.journal",
    "dev.wavegate.api.hooks",
    "dev.wavegate.api.problem",
    "dev.wavegate.api.temporal",
    "dev.wavegate.api.request",
    "dev.wavegate.api.window",
    "dev.wavegate.api.document"
})
@PropertySource("classpath:dev/wavegate/api/framework.properties")
public class ApiWiring {
    private static final String EVERYTHING = "/*";
    private static final String RESOURCES = "/api/v1/*";

    @Bean
    ApiAccess apiAccess(ApiProperties api, HookProperties hooks) {
        return ApiAccess.of(api, hooks);
    }

    /** Access is settled before the port is opened. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableWebServerFactory> apiAddress(ApiProperties api, ApiAccess settled) {
        return server -> {
            server.setAddress(api.address());
            server.setPort(api.port());
        };
    }

    /** The web server's own refusals are problems too; TRACE is refused where the methods of a path are known. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheServer() {
        return server -> {
            server.addConnectorCustomizers(connector -> connector.setAllowTrace(true));
            server.addContextCustomizers(context ->
                    ((StandardHost) context.getParent()).setErrorReportValveClass(ServerProblems.class.getName()));
        };
    }

    // The order: nobody's body is read who may not call, nothing malformed is looked at, and no key is kept for a body
    // that is refused.

    @Bean
    FilterRegistrationBean<TokenFilter> tokenFilter(ApiAccess access, ProblemAnswers problems) {
        return filter(new TokenFilter(access, problems), 10, EVERYTHING);
    }

    @Bean
    FilterRegistrationBean<BodyFilter> bodyFilter(ProblemAnswers problems) {
        return filter(new BodyFilter(problems), 20, RESOURCES);
    }

    @Bean
    FilterRegistrationBean<WellFormedFilter> wellFormedFilter(ProblemAnswers problems) {
        return filter(new WellFormedFilter(problems), 25, EVERYTHING);
    }

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
            IdempotencyKeys keys, ProblemAnswers problems, JsonMapper json) {
        return filter(new IdempotencyFilter(keys, problems, json), 30, RESOURCES);
    }

    @Bean
    WebMvcConfigurer knownParameters() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new UnknownParameters())
                        .addPathPatterns("/api/v1/**")
                        .excludePathPatterns("/api/v1/hooks/**");
            }

            @Override
            public void addFormatters(FormatterRegistry registry) {
                // A comma in a label is a comma.
                registry.removeConvertible(String.class, Collection.class);
            }
        };
    }

    /** Answers keep the order in which their records are written down; bodies with a slip of the pen are refused. */
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return json -> json.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }

    private static <T extends OncePerRequestFilter> FilterRegistrationBean<T> filter(
            T filter, int order, String paths) {
        FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.addUrlPatterns(paths);
        return registration;
    }
}
