package dev.wavegate.api.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
 * @param hosts names under which callers may reach a loopback address, beside this machine's own
 */
public record ApiAccess(
        String actor, Optional<Secret> token, Optional<Secret> hookSecret, boolean loopback, Set<String> hosts) {
    private static final Pattern IP_4 = Pattern.compile("127(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})){3}");
    private static final Set<String> IP_6 = Set.of("[::1]", "[0:0:0:0:0:0:0:1]");

    public ApiAccess {
        hosts = hosts.stream().map(each -> each.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

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
                api.address().isLoopbackAddress(),
                api.hosts());
    }

    /**
     * Whether a request that names this host is meant for us. On a loopback address any other name was made to point here,
     * by a page that a browser on this machine shows.
     *
     * @param host without port
     */
    boolean isOurs(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return !loopback
                || name.equals("localhost")
                || IP_4.matcher(name).matches()
                || IP_6.contains(name)
                || hosts.contains(name);
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
