package dev.wavegate.api.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.wavegate.api.problem.Problem;
import dev.wavegate.api.request.IdempotencyFilter;
import dev.wavegate.api.request.PageRequest;
import dev.wavegate.api.security.ApiAccess;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.Rollouts;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the published description says of every operation alike: how it is called, within which limits, and with which
 * problems it answers.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String TOKEN = "token";
    private static final String SECRET = "hookSecret";
    private static final String CHANNEL_TOKEN = "channelToken";
    private static final String HOOKS = "/api/v1/hooks/";
    private static final String GOOGLE = HOOKS + "google-calendar";
    private static final String QUESTIONS = "/api/v1/windows:search";
    private static final String PLANS = "/api/v1/rollouts";

    /** Parameters without control characters; the last excluded one stands for what is not UTF-8. */
    private static final String PLAIN = "[^\\u0000-\\u001F\\u007F-\\u009F\\uFFFD]*";

    private final ApiAccess access;

    ApiDescription(ApiAccess access) {
        this.access = access;
    }

    @Bean
    static RecordFields recordFields() {
        return new RecordFields();
    }

    @Bean
    OpenAPI wavegateApi() {
        Components components = new Components();
        if (access.token().isPresent()) {
            components.addSecuritySchemes(
                    TOKEN, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
        }
        if (access.hookSecret().isPresent()) {
            components.addSecuritySchemes(SECRET, header("X-Wavegate-Hook-Secret"));
            components.addSecuritySchemes(CHANNEL_TOKEN, header("X-Goog-Channel-Token"));
        }
        return new OpenAPI()
                .info(new Info()
                        .title("Wavegate")
                        .version("v1")
                        .description("Rolls firmware, software and configuration out to device fleets as changes.")
                        .license(new License().name("Apache-2.0")))
                .components(components);
    }

    private static SecurityScheme header(String name) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name(name);
    }

    @Bean
    OpenApiCustomizer problems() {
        return api -> {
            ModelConverters.getInstance(true).readAll(Problem.class).forEach(api.getComponents()::addSchemas);
            api.getPaths()
                    .forEach((path, item) ->
                            item.readOperationsMap().forEach((method, operation) -> describe(path, method, operation)));
        };
    }

    private void describe(String path, PathItem.HttpMethod method, Operation operation) {
        boolean hook = path.startsWith(HOOKS);
        boolean write = method == PathItem.HttpMethod.POST;
        List<String> schemes = schemes(path, hook);
        schemes.forEach(scheme -> operation.addSecurityItem(new SecurityRequirement().addList(scheme)));
        ApiResponses responses = operation.getResponses();
        Map<String, String> statuses = statuses(path, write, hook);
        if (!schemes.isEmpty()) {
            statuses.put("401", hook ? "The secret is missing or wrong" : "The token is missing or wrong");
        }
        statuses.forEach((status, meaning) -> responses.addApiResponse(status, problem(meaning)));
        if (path.endsWith("{id}") || path.endsWith("/plan")) {
            responses.addApiResponse("304", new ApiResponse().description("Nothing has changed since If-None-Match"));
        }
        List<Parameter> parameters =
                Optional.ofNullable(operation.getParameters()).orElse(List.of());
        boolean keyed = parameters.stream().anyMatch(each -> IdempotencyFilter.KEY.equals(each.getName()));
        if (write && !hook && !keyed) {
            operation.addParametersItem(
                    new HeaderParameter().name(IdempotencyFilter.KEY).schema(new Schema<String>()));
        }
        Optional.ofNullable(operation.getParameters()).orElse(List.of()).forEach(each -> limit(path, each));
    }

    private List<String> schemes(String path, boolean hook) {
        if (!hook) {
            return access.token().isPresent() ? List.of(TOKEN) : List.of();
        }
        if (access.hookSecret().isEmpty()) {
            return List.of();
        }
        return path.equals(GOOGLE) ? List.of(SECRET, CHANNEL_TOKEN) : List.of(SECRET);
    }

    /** The limits that hold for a parameter, by its name, as requests are checked against them. */
    private static void limit(String path, Parameter parameter) {
        switch (parameter.getName()) {
            case "id" -> parameter.schema(text(RolloutId.FORM)).example("thermostat-4-2-1");
            case "page_size" -> {
                parameter.getSchema().setMinimum(BigDecimal.ONE);
                parameter.getSchema().setMaximum(BigDecimal.valueOf(PageRequest.LARGEST_SIZE));
            }
            case "page_token" ->
                parameter.schema(text("(" + (path.equals(PLANS) ? Rollouts.CURSOR : PageRequest.PLACE) + ")?"));
            case "after", "Last-Event-ID" -> parameter.schema(text("(" + PageRequest.PLACE + ")?"));
            case "product" -> parameter.schema(text(PLAIN));
            case "label" -> {
                Schema<List<String>> labels = new Schema<>();
                labels.addType("array");
                labels.setItems(text("[^=\\u0000-\\u001F\\u007F-\\u009F\\uFFFD]+=" + PLAIN));
                parameter.schema(labels);
            }
            case IdempotencyFilter.KEY ->
                parameter
                        .schema(text(IdempotencyFilter.FORM))
                        .description("The same key with the same request gets the first response again");
            default -> {
                // Its type says everything.
            }
        }
    }

    private static Schema<String> text(String form) {
        Schema<String> schema = new Schema<>();
        schema.addType("string");
        schema.setPattern("^" + form + "$");
        return schema;
    }

    private Map<String, String> statuses(String path, boolean write, boolean hook) {
        Map<String, String> statuses = new TreeMap<>();
        statuses.put("400", "A parameter, header or body is invalid");
        statuses.put("403", "The header Origin names another host");
        statuses.put("415", "The media type of the body is malformed or not supported");
        statuses.put("503", "Temporal or the database is unavailable");
        if (access.loopback()) {
            statuses.put("421", "The header Host names another machine");
        }
        if (hook) {
            if (access.hookSecret().isEmpty() && !access.loopback()) {
                statuses.put("404", "Hooks are disabled");
            } else if (path.equals(GOOGLE)) {
                statuses.put("404", "The channel is unknown");
            }
            statuses.put("413", "The body is larger than 64 KiB");
            return statuses;
        }
        statuses.put("406", "None of the accepted media types is available");
        if (path.contains("{id}")) {
            statuses.put("404", "The rollout does not exist");
        }
        if (write) {
            statuses.put("409", "The Idempotency-Key was used with another request, or that request is not finished");
            statuses.put("413", "The body is larger than 64 KiB");
        }
        if (write && path.equals(PLANS)) {
            statuses.put("409", "A rollout with this name and another plan exists, or the Idempotency-Key is in use");
            statuses.put("413", "The plan is larger than 256 KiB");
            statuses.put("422", "The plan is invalid; all validation errors are listed");
        } else if (path.equals(QUESTIONS)) {
            statuses.put("413", "The search is larger than 16 MiB");
            statuses.put("422", "The search is invalid; all validation errors are listed");
        } else if (write) {
            statuses.put("409", "The rollout does not accept this command now, or the Idempotency-Key is in use");
            statuses.put("412", "The rollout has changed since it was read");
        }
        return statuses;
    }

    private static ApiResponse problem(String meaning) {
        return new ApiResponse()
                .description(meaning)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
    }
}
