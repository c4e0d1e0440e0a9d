package dev.wavegate.simulators.ics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A feed the simulator begins with.
 *
 * @param name the last part of its address, such as {@code maintenance.ics}
 * @param text what it serves, whether that is a calendar or not
 */
public record SeedFeed(String name, String text) {
    public SeedFeed {
        if (!name.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new IllegalArgumentException(
                    "the name of a feed must be 1 to 100 of A-Z, a-z, 0-9, dots and dashes, but is '" + name + "'");
        }
    }

    /** Calendars that show what common programs write into theirs. */
    static List<SeedFeed> samples() {
        return Stream.of(
                        "availability.ics",
                        "described-zone.ics",
                        "floating.ics",
                        "moved-and-cancelled.ics",
                        "this-and-future.ics",
                        "windows-zones.ics")
                .map(name -> new SeedFeed(name, sample(name)))
                .toList();
    }

    private static String sample(String name) {
        try (InputStream file = SeedFeed.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            // On the wire lines end so, whatever the working copy of the file looks like.
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replaceAll("\r?\n", "\r\n");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
