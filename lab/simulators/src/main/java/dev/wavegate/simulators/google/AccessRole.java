package dev.wavegate.simulators.google;

import java.util.Arrays;

/** What a caller may do with a calendar. */
enum AccessRole {
    READER,
    WRITER,
    OWNER;

    /** Reads {@code reader}, {@code writer} or {@code owner}. */
    static AccessRole read(String name) {
        return Arrays.stream(values())
                .filter(role -> role.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "accessRole must be reader, writer or owner, but is '" + name + "'"));
    }

    String wireName() {
        return switch (this) {
            case READER -> "reader";
            case WRITER -> "writer";
            case OWNER -> "owner";
        };
    }

    boolean mayWrite() {
        return this != READER;
    }
}
