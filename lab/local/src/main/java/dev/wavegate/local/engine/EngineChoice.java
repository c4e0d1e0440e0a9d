package dev.wavegate.local.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which Temporal service a person asks for. */
public enum EngineChoice {
    /** The first that fits. */
    AUTO,
    /** The cluster that WAVEGATE_TEMPORAL_TARGET names. */
    TARGET,
    /** The dev server of a {@code temporal} binary, with a database file. */
    BINARY,
    /** The test server in this process, which forgets everything when it ends. */
    IN_JVM;

    /** Reads the choice as people write it, for example {@code in-jvm}. */
    public static EngineChoice named(String text) {
        return Arrays.stream(values())
                .filter(choice -> choice.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("engine must be one of "
                        + Arrays.stream(values()).map(EngineChoice::text).collect(Collectors.joining(", "))
                        + ", but is " + text));
    }

    /** The choice as people write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
