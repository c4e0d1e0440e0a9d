package dev.wavegate.simulators.servicenow;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;

/** Who is calling: basic authentication, or a bearer token of the one OAuth client. */
final class Access {
    private static final Set<String> CLIENT_ROLES = Set.of("itil", "sn_change_write");
    private static final Set<String> MANAGER_ROLES = Set.of("itil", "change_manager", "approver_user");
    private static final SimResponse DENIED =
            SimResponse.json(401, Map.of("error_description", "access_denied", "error", "server_error"));

    private final ServiceNowSettings settings;
    private final RecordStore store;
    private final AccessTokens tokens;

    Access(ServiceNowSettings settings, RecordStore store, AccessTokens tokens) {
        this.settings = settings;
        this.store = store;
        this.tokens = tokens;
    }

    Optional<Caller> caller(SimRequest request) {
        String authorization = request.header("Authorization").orElse("");
        String[] parts = authorization.split(" ", 2);
        if (parts.length != 2) {
            return Optional.empty();
        }
        if (parts[0].equalsIgnoreCase("Bearer")) {
            return tokens.isValid(parts[1]) ? user(settings.integration().name(), CLIENT_ROLES) : Optional.empty();
        }
        return parts[0].equalsIgnoreCase("Basic") ? basic(parts[1]) : Optional.empty();
    }

    Optional<Caller> manager() {
        return user(settings.manager().name(), MANAGER_ROLES);
    }

    private Optional<Caller> basic(String encoded) {
        String sent;
        try {
            sent = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        if (sent.equals(pair(settings.manager()))) {
            return manager();
        }
        return sent.equals(pair(settings.integration()))
                ? user(settings.integration().name(), CLIENT_ROLES)
                : Optional.empty();
    }

    private static String pair(ServiceNowSettings.Login login) {
        return login.name() + ":" + login.secret();
    }

    private Optional<Caller> user(String name, Set<String> roles) {
        List<Row> users = store.rowsWhere("sys_user", "user_name", name);
        return users.stream()
                .findFirst()
                .map(user -> new Caller(name, user.sysId(), ZoneId.of(user.get("time_zone")), roles));
    }

    /** The token endpoint; every failure looks the same, whatever the cause. */
    SimResponse token(SimRequest request) {
        boolean granted = request.form("grant_type").orElse("").equals("client_credentials")
                && request.form("client_id")
                        .orElse("")
                        .equals(settings.oauthClient().name())
                && request.form("client_secret")
                        .orElse("")
                        .equals(settings.oauthClient().secret());
        if (!granted) {
            return DENIED;
        }
        return SimResponse.json(
                200,
                Map.of(
                        "access_token",
                        tokens.issue(),
                        "scope",
                        "useraccount",
                        "token_type",
                        "Bearer",
                        "expires_in",
                        tokens.lifetimeSeconds()));
    }
}
