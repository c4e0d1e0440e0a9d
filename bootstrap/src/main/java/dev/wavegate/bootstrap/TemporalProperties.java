package dev.wavegate.bootstrap;

import dev.wavegate.domain.text.Secret;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the workflow engine is.
 *
 * @param target host and port
 * @param namespace the namespace to work in
 * @param apiKey the API key to identify with; implies {@code tls}
 * @param tls whether to talk TLS
 */
@Validated
@ConfigurationProperties("wavegate.temporal")
public record TemporalProperties(
        @DefaultValue("127.0.0.1:7233") @Pattern(regexp = ".+:[0-9]{1,5}", message = "must be host:port")
        String target,

        @DefaultValue("default") @NotBlank(message = "must not be blank")
        String namespace,

        @Nullable Secret apiKey,
        @DefaultValue("false") boolean tls) {
    /** Whether to talk TLS: when told to, and always when a key is sent. */
    public boolean usesTls() {
        return tls || apiKey != null;
    }
}
