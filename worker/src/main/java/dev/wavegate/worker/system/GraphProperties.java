package dev.wavegate.worker.system;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.wavegate.bootstrap.SettingRefused;
import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.graphshifts.GraphShiftsSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Shifts of Microsoft Teams, the source {@code graph} of schedule references. Used when a client id is given.
 *
 * @param tenant the id or a domain of the tenant
 * @param clientId the app that may read schedules and users
 * @param clientSecret its secret
 * @param actsAs the id of the user on whose behalf schedules are read, for tenants that still ask for one
 * @param testTeam the id of the team whose shifts the self-test asks for
 * @param url another root than {@code https://graph.microsoft.com/v1.0}
 * @param tokenUrl another token endpoint than the tenant's
 */
@ConfigurationProperties("wavegate.graph")
public record GraphProperties(
        @Nullable String tenant,
        @Nullable String clientId,
        @Nullable Secret clientSecret,
        @Nullable String actsAs,
        @Nullable String testTeam,
        @Nullable URI url,
        @Nullable URI tokenUrl) {
    private static final String TENANT = "wavegate.graph.tenant";
    private static final String TEST_TEAM = "wavegate.graph.test-team";
    private static final String ACTS_AS = "wavegate.graph.acts-as";

    Optional<GraphShiftsSettings> settings() {
        if (clientId == null) {
            if (Stream.of(tenant, clientSecret, actsAs, testTeam, url, tokenUrl).anyMatch(Objects::nonNull)) {
                throw new SettingRefused(
                        "wavegate.graph.client-id", "must be set with the other keys of wavegate.graph");
            }
            return Optional.empty();
        }
        if (tenant == null) {
            throw new SettingRefused(TENANT, "must be set with client-id");
        }
        if (clientSecret == null) {
            throw new SettingRefused("wavegate.graph.client-secret", "must be set with client-id");
        }
        return Optional.of(connection(tenant, clientId, clientSecret));
    }

    private GraphShiftsSettings connection(String ofTenant, String client, Secret secret) {
        GraphShiftsSettings settings = obeying(
                TENANT, "must be a tenant's id or domain", () -> GraphShiftsSettings.of(ofTenant, client, secret));
        URI api = url == null ? settings.api() : url;
        URI tokens = tokenUrl == null ? settings.tokens() : tokenUrl;
        GraphShiftsSettings placed = tested(settings.at(api, tokens));
        String user = actsAs;
        return user == null
                ? placed
                : obeying(
                        ACTS_AS,
                        "must be a user id, such as 00000000-0000-0000-0000-000000000000",
                        () -> placed.actingAs(user));
    }

    private GraphShiftsSettings tested(GraphShiftsSettings settings) {
        String team = testTeam;
        return team == null
                ? settings
                : obeying(TEST_TEAM, "must be a team id of letters, digits, _, . and -", () -> settings.testing(team));
    }

    private static GraphShiftsSettings obeying(String key, String rule, Supplier<GraphShiftsSettings> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException broken) {
            throw new SettingRefused(key, rule, broken);
        }
    }
}
