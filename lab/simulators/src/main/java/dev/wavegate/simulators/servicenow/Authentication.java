package dev.wavegate.simulators.servicenow;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.simulators.servicenow.ServiceNowSettings.Login;
import dev.wavegate.simulators.wire.AccessTokens;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimRoute;
import dev.wavegate.simulators.wire.SimServer;

/**
 * Who is calling: basic authentication, an API key, or a bearer token of the one OAuth client, which gets it by client
 * credentials, a user's password, or an assertion that was signed with the key registered under {@code /_sim/jwt-verifier}.
 */
final class Authentication {
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(30);
    private static final Set<String> CLIENT_ROLES = Set.of("itil", "sn_change_write");
    private static final Set<String> MANAGER_ROLES = Set.of("itil", "change_manager", "approver_user");
    private static final SimResponse DENIED =
            SimResponse.json(401, Map.of("error_description", "access_denied", "error", "server_error"));

    private final RecordStore store;
    private final AccessTokens tokens;
    private final Object lock;
    private final JwtVerifier verifier;

    Authentication(ServiceNowSettings settings, RecordStore store, Object lock) {
        this.store = store;
        this.lock = lock;
        verifier = new JwtVerifier(settings.clock());
        tokens = new AccessTokens(settings.clock(), TOKEN_LIFETIME);
    }

    /** Routes for authenticated callers, on a server. */
    Routes on(SimServer.Builder server) {
        return new Routes(server, this);
    }

    /** Lets one authenticated request at a time into the instance. */
    private SimRoute required(CallerRoute route) {
        return request -> {
            synchronized (lock) {
                Optional<Caller> caller = caller(request);
                if (caller.isEmpty()) {
                    return ServiceNowErrors.unauthenticated();
                }
                SimResponse response = route.answer(request, caller.get());
                boolean silent = request.header("X-no-response-body").equals(Optional.of("true"));
                return silent ? response.withoutBody() : response;
            }
        };
    }

    private Optional<Caller> caller(SimRequest request) {
        boolean byKey = request.header("x-sn-apikey").equals(Optional.of(ServiceNowSettings.API_KEY));
        if (byKey || tokens.accepts(request)) {
            return user(ServiceNowSettings.INTEGRATION, CLIENT_ROLES);
        }
        String[] parts = request.header("Authorization").orElse("").split(" ", 2);
        if (parts.length != 2 || !parts[0].equalsIgnoreCase("Basic")) {
            return Optional.empty();
        }
        try {
            return user(new String(Base64.getDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private Optional<Caller> user(String nameAndPassword) {
        if (nameAndPassword.equals(ServiceNowSettings.MANAGER.pair())) {
            return manager();
        }
        return nameAndPassword.equals(ServiceNowSettings.INTEGRATION.pair())
                ? user(ServiceNowSettings.INTEGRATION, CLIENT_ROLES)
                : Optional.empty();
    }

    Optional<Caller> manager() {
        return user(ServiceNowSettings.MANAGER, MANAGER_ROLES);
    }

    private Optional<Caller> user(Login login, Set<String> roles) {
        return store.rowsWhere("sys_user", "user_name", login.name()).stream()
                .findFirst()
                .map(user -> new Caller(login.name(), user.sysId(), ZoneId.of(user.get("time_zone")), roles));
    }

    /** The token endpoint; every failure looks the same, whatever the cause. */
    SimResponse token(SimRequest request) {
        Login client = ServiceNowSettings.OAUTH_CLIENT;
        boolean known = request.form("client_id").equals(Optional.of(client.name()))
                && request.form("client_secret").equals(Optional.of(client.secret()));
        if (!known || !isGranted(request)) {
            return DENIED;
        }
        Map<String, ?> grant = Map.of(
                "access_token",
                tokens.issue(),
                "scope",
                "useraccount",
                "token_type",
                "Bearer",
                "expires_in",
                TOKEN_LIFETIME.toSeconds());
        return SimResponse.json(200, grant);
    }

    private boolean isGranted(SimRequest request) {
        return switch (request.form("grant_type").orElse("")) {
            case "client_credentials" -> true;
            case "password" -> {
                String user = request.form("username").orElse("") + ":"
                        + request.form("password").orElse("");
                yield user.equals(ServiceNowSettings.INTEGRATION.pair());
            }
            case "urn:ietf:params:oauth:grant-type:jwt-bearer" ->
                verifier.accepts(request.form("assertion").orElse(""));
            default -> false;
        };
    }

    /** Registers the certificate of a signing client. */
    void addTo(SimServer.Builder server) {
        server.control("POST", "jwt-verifier", request -> {
            verifier.register(request.json());
            return SimResponse.empty(204);
        });
    }

    void reset() {
        tokens.clear();
        verifier.reset();
    }

    /** A route that knows who is calling; it runs under the lock. */
    @FunctionalInterface
    interface CallerRoute {
        SimResponse answer(SimRequest request, Caller caller);
    }

    /** Adds routes that require a known caller. */
    record Routes(SimServer.Builder server, Authentication authentication) {
        Routes add(String method, String template, CallerRoute route) {
            server.route(method, template, authentication.required(route));
            return this;
        }
    }
}
