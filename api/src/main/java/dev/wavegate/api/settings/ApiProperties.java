package dev.wavegate.api.settings;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.bootstrap.SettingRefused;
import dev.wavegate.domain.text.Secret;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the API listens and who may call it.
 *
 * @param address what to bind to; anything but a loopback address needs a token
 * @param hosts names other than this machine's own under which callers may reach a loopback address, such as that of a
 *     reverse proxy; without port
 * @param port what to listen on; 0 for any free one
 * @param token the bearer token to ask for; none is asked for when this is not given
 * @param tokenName under which name the journal keeps what callers do
 * @param streamHeartbeat how often an event stream with nothing to tell says that it is alive
 * @param enginePatience how long a caller waits for the workflow engine; longer than a worker needs to take a command up,
 *     shorter than proxies wait
 * @param scheduleMaxAge how old the copy of a calendar or roster may be from which a search for windows is answered
 * @param schedulePatience how long such a search waits for schedules to be read; shorter than proxies wait
 */
@Validated
@ConfigurationProperties("wavegate.api")
public record ApiProperties(
        @DefaultValue("127.0.0.1") InetAddress address,

        @DefaultValue Set<String> hosts,

        @DefaultValue("8080")
        @Min(value = 0, message = "must be between 0 and 65535")
        @Max(value = 65_535, message = "must be between 0 and 65535")
        int port,

        @Nullable Secret token,

        @DefaultValue("operator")
        @Pattern(regexp = "[A-Za-z0-9._@-]{1,100}", message = "must have 1 to 100 characters of [A-Za-z0-9._@-]")
        String tokenName,

        @DefaultValue("15s") Duration streamHeartbeat,
        @DefaultValue("10s") Duration enginePatience,
        @DefaultValue("15m") Duration scheduleMaxAge,
        @DefaultValue("20s") Duration schedulePatience) {
    public ApiProperties {
        hosts = Set.copyOf(hosts);
        requirePositive("wavegate.api.stream-heartbeat", streamHeartbeat);
        requirePositive("wavegate.api.engine-patience", enginePatience);
        requirePositive("wavegate.api.schedule-max-age", scheduleMaxAge);
        requirePositive("wavegate.api.schedule-patience", schedulePatience);
    }

    /**
     * The token to ask for.
     *
     * @throws SettingRefused when none is given although the address needs one
     */
    public Optional<Secret> requiredToken() {
        if (token == null && !address.isLoopbackAddress()) {
            throw new SettingRefused(
                    "wavegate.api.address", "must be a loopback address unless wavegate.api.token is set");
        }
        return Optional.ofNullable(token);
    }

    private static void requirePositive(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new SettingRefused(key, "must be longer than 0 s");
        }
    }
}
