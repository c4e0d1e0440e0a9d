package dev.wavegate.bootstrap;

import java.time.Duration;

import dev.wavegate.domain.text.Secret;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where PostgreSQL is.
 *
 * @param url a JDBC URL such as {@code jdbc:postgresql://db.example/wavegate}; required
 * @param username who to be there
 * @param password the user's password; none is sent when this is not given
 * @param connections how many connections to keep at most
 * @param connectTimeout how long to wait for a connection
 */
@Validated
@ConfigurationProperties("wavegate.database")
public record DatabaseProperties(
        @DefaultValue("") String url,
        @DefaultValue("wavegate") String username,
        @Nullable Secret password,

        @DefaultValue("16")
        @Min(value = 2, message = "must be between 2 and 500")
        @Max(value = 500, message = "must be between 2 and 500")
        int connections,

        @DefaultValue("10s") Duration connectTimeout) {
    /**
     * The address of the database.
     *
     * @throws SettingRefused when none of PostgreSQL is given
     */
    public String requiredUrl() {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new SettingRefused("wavegate.database.url", "must start with jdbc:postgresql:");
        }
        return url;
    }
}
