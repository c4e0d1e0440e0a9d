package dev.wavegate.domain.schedule;

import java.util.regex.Pattern;

/** The name of an outside schedule as plans write it: the configured source, a colon, and the name within it. */
public record ScheduleRef(String source, String name) {

    private static final Pattern SOURCE = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final int LONGEST_NAME = 200;

    public ScheduleRef {
        if (!SOURCE.matcher(source).matches()) {
            throw new IllegalArgumentException(
                    "schedule source must match " + SOURCE.pattern() + ", but is \"" + source + "\"");
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("schedule name must not be blank, but is \"" + name + "\"");
        }
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "schedule name must have at most " + LONGEST_NAME + " characters, but has " + name.length());
        }
    }

    /** Reads {@code google:maintenance-eu}; everything after the first colon is the name. */
    public static ScheduleRef parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(
                    "schedule must be written source:name, like google:maintenance-eu, but is \"" + text + "\"");
        }
        return new ScheduleRef(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return source + ":" + name;
    }
}
