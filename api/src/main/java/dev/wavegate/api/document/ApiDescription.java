package dev.wavegate.api.document;

import java.util.Map;
import java.util.TreeMap;

import dev.wavegate.api.problem.Problem;
import dev.wavegate.api.request.IdempotencyFilter;
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
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the published description says of every operation alike: how it is called, and with which problems it answers. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String TOKEN = "token";
    private static final String HOOKS = "/api/v1/hooks/";
    private static final String QUESTIONS = "/api/v1/windows:search";
    private static final String PLANS = "/api/v1/rollouts";

    @Bean
    OpenAPI wavegateApi() {
        SecurityScheme token = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("Required when wavegate.api.token is set");
        return new OpenAPI()
                .info(new Info()
                        .title("Wavegate")
                        .version("v1")
                        .description("Rolls firmware, software and configuration out to device fleets as changes.")
                        .license(new License().name("Apache-2.0")))
                .components(new Components().addSecuritySchemes(TOKEN, token));
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

    private static void describe(String path, PathItem.HttpMethod method, Operation operation) {
        boolean hook = path.startsWith(HOOKS);
        if (!hook) {
            operation.addSecurityItem(new SecurityRequirement().addList(TOKEN));
        }
        ApiResponses responses = operation.getResponses();
        statuses(path, method == PathItem.HttpMethod.POST, hook)
                .forEach((status, meaning) -> responses.addApiResponse(status, problem(meaning)));
        boolean keyed = operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(each -> IdempotencyFilter.KEY.equals(each.getName()));
        if (method == PathItem.HttpMethod.POST && !hook && !keyed) {
            operation.addParametersItem(new HeaderParameter()
                    .name(IdempotencyFilter.KEY)
                    .description("The same key with the same request gets the first response again")
                    .schema(new Schema<String>().type("string").maxLength(IdempotencyFilter.LONGEST_KEY)));
        }
    }

    private static Map<String, String> statuses(String path, boolean write, boolean hook) {
        Map<String, String> statuses = new TreeMap<>();
        statuses.put("401", hook ? "The secret is missing or wrong" : "The token is missing or wrong");
        statuses.put("503", "Temporal or the database is unavailable");
        if (hook) {
            statuses.put("404", "Hooks are disabled");
            statuses.put("413", "The body is larger than 64 KiB");
            return statuses;
        }
        statuses.put("400", "A parameter, header or body is invalid");
        if (path.contains("{id}")) {
            statuses.put("404", "The rollout does not exist");
        }
        if (write && path.equals(PLANS)) {
            statuses.put("409", "A rollout with this name and another plan exists");
            statuses.put("413", "The plan is larger than 256 KiB");
            statuses.put("415", "The body is neither YAML nor JSON");
            statuses.put("422", "The plan is invalid; all validation errors are listed");
        } else if (path.equals(QUESTIONS)) {
            statuses.put("413", "The search is larger than 16 MiB");
            statuses.put("415", "The body is neither YAML nor JSON");
            statuses.put("422", "The search is invalid; all validation errors are listed");
        } else if (write) {
            statuses.put("409", "The rollout does not accept this command in its current state");
            statuses.put("412", "The rollout has changed since it was read");
            statuses.put("415", "The body is not JSON");
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
