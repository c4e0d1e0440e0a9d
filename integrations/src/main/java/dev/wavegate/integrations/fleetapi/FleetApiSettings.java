package dev.wavegate.integrations.fleetapi;

import java.net.URI;
import java.util.Optional;

import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.http.HttpSettings;
import dev.wavegate.integrations.http.HttpStack;

/**
 * How to reach one device manager that speaks the Fleet API.
 *
 * @param name what people call it, in messages
 * @param root the address under which {@code /fleet/v1} lies
 * @param token the bearer token; empty when it asks for none
 * @param pageSize devices per page at most, 1 to 5000
 */
public record FleetApiSettings(String name, URI root, Optional<Secret> token, int pageSize, HttpSettings http) {
    private static final int LARGEST_PAGE = 5_000;
    private static final int REQUESTS_PER_SECOND = 200;
    private static final int CONCURRENT_CALLS = 16;

    public FleetApiSettings {
        HttpStack.requireRoot("a Fleet API", root);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a Fleet API needs a name, but has \"" + name + "\"");
        }
        if (pageSize < 1 || pageSize > LARGEST_PAGE) {
            throw new IllegalArgumentException(
                    "page size must be between 1 and " + LARGEST_PAGE + ", but is " + pageSize);
        }
    }

    /** The usual way to reach a device manager, which is there for machines and can take more calls than most. */
    public static FleetApiSettings of(String name, URI root) {
        return new FleetApiSettings(
                name,
                root,
                Optional.empty(),
                LARGEST_PAGE,
                HttpSettings.defaults()
                        .withRequestsPerSecond(REQUESTS_PER_SECOND)
                        .withConcurrentCalls(CONCURRENT_CALLS));
    }

    /** The same with a bearer token. */
    public FleetApiSettings withToken(Secret changed) {
        return new FleetApiSettings(name, root, Optional.of(changed), pageSize, http);
    }

    /** The same with another page size. */
    public FleetApiSettings withPageSize(int changed) {
        return new FleetApiSettings(name, root, token, changed, http);
    }

    /** The same with other patience. */
    public FleetApiSettings withHttp(HttpSettings changed) {
        return new FleetApiSettings(name, root, token, pageSize, changed);
    }
}
