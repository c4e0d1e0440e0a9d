package dev.wavegate.simulators.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a fault does to a request; the wire name is the constant in lower case with dashes. */
enum FaultKind {
    STATUS,
    DELAY,
    DROP,
    COMMIT_THEN_DROP,
    MALFORMED,
    HTML;

    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<FaultKind> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(name))
                .findFirst();
    }
}
