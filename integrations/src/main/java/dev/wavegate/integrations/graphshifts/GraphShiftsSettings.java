package dev.wavegate.integrations.graphshifts;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.http.HttpSettings;
import dev.wavegate.integrations.http.HttpStack;

/**
 * How to reach Microsoft Graph as an app of one tenant.
 *
 * @param api the root of the API, its version included
 * @param tokens the tenant's token endpoint
 * @param clientId the app's id
 * @param clientSecret its secret
 * @param actsAs the id of the user on whose behalf schedules are read, for tenants that still ask for one
 * @param testTeam the id of the team whose shifts the self-test asks for; empty for none
 * @param teamRequestsPerSecond at most so many requests a second are about one team, at least 1
 * @param http patience, and the pace of requests that are about no team
 */
public record GraphShiftsSettings(
        URI api,
        URI tokens,
        String clientId,
        Secret clientSecret,
        Optional<String> actsAs,
        Optional<String> testTeam,
        int teamRequestsPerSecond,
        HttpSettings http) {
    /** Where Microsoft Graph lives; Shifts are in no national cloud. */
    public static final URI PUBLIC_API = URI.create("https://graph.microsoft.com/v1.0");

    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,99}");
    private static final Pattern USER = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    private static final Pattern TEAM = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*");
    /** What Graph allows an app on one team. */
    private static final int TEAM_LIMIT = 4;

    public GraphShiftsSettings {
        HttpStack.requireRoot("the Microsoft Graph API", api);
        HttpStack.requireRoot("the token endpoint", tokens);
        if (clientId.isBlank()) {
            throw new IllegalArgumentException("client id must not be blank, but is \"" + clientId + "\"");
        }
        if (actsAs.filter(user -> !USER.matcher(user).matches()).isPresent()) {
            throw new IllegalArgumentException(
                    "acts-as must be a user id of 8-4-4-4-12 hexadecimal digits, but is \"" + actsAs.get() + "\"");
        }
        if (testTeam.filter(team -> !TEAM.matcher(team).matches()).isPresent()) {
            throw new IllegalArgumentException(
                    "test-team must be a team id of letters, digits, _, . and -, but is \"" + testTeam.get() + "\"");
        }
        if (teamRequestsPerSecond < 1) {
            throw new IllegalArgumentException(
                    "team requests per second must be at least 1, but is " + teamRequestsPerSecond);
        }
    }

    /** The usual way to reach the public API as an app of the tenant. */
    public static GraphShiftsSettings of(String tenant, String clientId, Secret clientSecret) {
        return new GraphShiftsSettings(
                PUBLIC_API,
                tokenEndpoint(tenant),
                clientId,
                clientSecret,
                Optional.empty(),
                Optional.empty(),
                TEAM_LIMIT,
                HttpSettings.defaults());
    }

    /** The token endpoint of the tenant, which is an id or a domain. */
    public static URI tokenEndpoint(String tenant) {
        if (!TENANT.matcher(tenant).matches()) {
            throw new IllegalArgumentException("tenant must be a tenant's id or domain, but is \"" + tenant + "\"");
        }
        return URI.create("https://login.microsoftonline.com/" + tenant + "/oauth2/v2.0/token");
    }

    /** The same at other addresses. */
    public GraphShiftsSettings at(URI otherApi, URI otherTokens) {
        return new GraphShiftsSettings(
                otherApi, otherTokens, clientId, clientSecret, actsAs, testTeam, teamRequestsPerSecond, http);
    }

    /** The same on behalf of a user. */
    public GraphShiftsSettings actingAs(String user) {
        return new GraphShiftsSettings(
                api, tokens, clientId, clientSecret, Optional.of(user), testTeam, teamRequestsPerSecond, http);
    }

    /** The same with a self-test of this team. */
    public GraphShiftsSettings testing(String team) {
        return new GraphShiftsSettings(
                api, tokens, clientId, clientSecret, actsAs, Optional.of(team), teamRequestsPerSecond, http);
    }

    /** The same at another pace for each team. */
    public GraphShiftsSettings withTeamRequestsPerSecond(int changed) {
        return new GraphShiftsSettings(api, tokens, clientId, clientSecret, actsAs, testTeam, changed, http);
    }

    /** The same with other patience. */
    public GraphShiftsSettings withHttp(HttpSettings changed) {
        return new GraphShiftsSettings(
                api, tokens, clientId, clientSecret, actsAs, testTeam, teamRequestsPerSecond, changed);
    }

    /** What a token is for: everything that the app was granted at this API. */
    String scope() {
        return api.getScheme() + "://" + api.getAuthority() + "/.default";
    }
}
