package dev.wavegate.api.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

import dev.wavegate.api.problem.Refusal;
import dev.wavegate.api.problem.RequestFault;
import dev.wavegate.api.settings.ApiProperties;
import dev.wavegate.bootstrap.HookProperties;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.text.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Who may call what.
 *
 * @param actor under which name the journal keeps what callers do
 * @param token what callers have to carry; empty when they need nothing
 * @param hookSecret what hooks have to carry; empty when none is configured
 * @param loopback whether only this machine can reach us
 */
public record ApiAccess(String actor, Optional<Secret> token, Optional<Secret> hookSecret, boolean loopback) {
    /**
     * Access as configured.
     *
     * @throws dev.wavegate.bootstrap.SettingRefused when the address needs a token and none is given
     */
    public static ApiAccess of(ApiProperties api, HookProperties hooks) {
        return new ApiAccess(
                api.tokenName(),
                api.requiredToken(),
                Optional.ofNullable(hooks.secret()),
                api.address().isLoopbackAddress());
    }

    /**
     * Lets a hook pass that carries the secret, if there is one.
     *
     * @throws Refusal when it does not, or when hooks are switched off
     */
    public void checkHook(@Nullable String carried) {
        if (hookSecret.isEmpty() && !loopback) {
            throw Refusal.of(RequestFault.HOOK_DISABLED, "wavegate.hooks.secret is not set");
        }
        if (hookSecret.isPresent() && !matches(hookSecret.get(), carried)) {
            throw Refusal.of(FailureCode.REQUEST_UNAUTHENTICATED, "the hook's secret is missing or wrong");
        }
    }

    /** Compares in a time that does not tell how much of it is right. */
    static boolean matches(Secret expected, @Nullable String carried) {
        byte[] right = expected.value().getBytes(StandardCharsets.UTF_8);
        byte[] given = (carried == null ? "" : carried).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(right, given);
    }
}
