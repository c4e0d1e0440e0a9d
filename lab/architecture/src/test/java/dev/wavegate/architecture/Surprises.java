package dev.wavegate.architecture;

import java.util.Map;
import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;

/** Calls whose answer is another one the next time, and calls that reach out of the process. */
final class Surprises {
    private static final Map<String, Set<String>> UNREPEATABLE = Map.of(
            "java.lang.System", Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty", "identityHashCode"),
            "java.lang.Math", Set.of("random"),
            "java.util.UUID", Set.of("randomUUID"),
            "java.util.Locale", Set.of("getDefault"),
            "java.util.TimeZone", Set.of("getDefault"),
            "java.time.ZoneId", Set.of("systemDefault"));
    private static final Set<String> UNREPEATABLE_TYPES = Set.of(
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.time.Clock",
            "java.util.Random",
            "java.util.Timer",
            "java.security.SecureRandom");
    private static final Set<String> OUTSIDE_TYPES =
            Set.of("org.slf4j.LoggerFactory", "java.net.Socket", "java.net.URL", "java.lang.ProcessBuilder");

    private Surprises() {}

    /** Clock, chance, threads and the machine's own settings. */
    static DescribedPredicate<JavaAccess<?>> unrepeatable() {
        return DescribedPredicate.describe("clock, chance, threads or the machine's settings", access -> {
            String owner = access.getTargetOwner().getFullName();
            String name = access.getTarget().getName();
            return UNREPEATABLE.getOrDefault(owner, Set.of()).contains(name)
                    || UNREPEATABLE_TYPES.contains(owner)
                    || (owner.startsWith("java.time.") && name.equals("now"))
                    || (owner.startsWith("java.util.concurrent.") && !owner.equals("java.util.concurrent.TimeUnit"));
        });
    }

    /** Files, networks and logging frameworks. */
    static DescribedPredicate<JavaAccess<?>> outside() {
        return DescribedPredicate.describe("files, networks or logging frameworks", access -> {
            String owner = access.getTargetOwner().getFullName();
            String name = access.getTarget().getName();
            return OUTSIDE_TYPES.contains(owner)
                    || owner.startsWith("java.io.")
                    || owner.startsWith("java.nio.file.")
                    || owner.startsWith("java.nio.channels.")
                    || owner.startsWith("java.net.http.")
                    || owner.startsWith("java.util.logging.")
                    || (owner.equals("java.lang.System") && (name.equals("out") || name.equals("err")));
        });
    }
}
