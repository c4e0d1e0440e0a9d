package dev.wavegate.bootstrap;

import dev.wavegate.domain.text.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may send hints.
 *
 * @param secret what hooks have to carry; without it hooks are open on a loopback address and closed on any other
 */
@ConfigurationProperties("wavegate.hooks")
public record HookProperties(@Nullable Secret secret) {}
