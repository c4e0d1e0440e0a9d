package dev.wavegate.bootstrap;

import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may send hints.
 *
 * @param secret what hooks have to carry; without it hooks are open on a loopback address and closed on any other
 * @param secretFile a file that holds the secret, instead of {@code secret}
 */
@ConfigurationProperties("wavegate.hooks")
public record HookProperties(
        @Nullable Secret secret, @Nullable Path secretFile) {
    /**
     * The secret to ask for.
     *
     * @throws SettingRefused when the secret's file cannot be read
     */
    public Optional<Secret> requiredSecret() {
        return SecretSource.read("wavegate.hooks.secret", secret, secretFile);
    }
}
