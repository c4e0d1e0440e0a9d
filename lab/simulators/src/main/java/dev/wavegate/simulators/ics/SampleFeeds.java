package dev.wavegate.simulators.ics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Calendars that show what the programs of this world write into theirs. */
final class SampleFeeds {
    private static final List<String> NAMES = List.of(
            "availability.ics",
            "described-zone.ics",
            "floating.ics",
            "moved-and-cancelled.ics",
            "this-and-future.ics",
            "windows-zones.ics");

    private SampleFeeds() {}

    static List<SeedFeed> all() {
        return NAMES.stream().map(name -> new SeedFeed(name, text(name))).toList();
    }

    private static String text(String name) {
        try (InputStream file = SampleFeeds.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " must lie beside its class");
            }
            // On the wire lines end so, whatever the working copy of the file looks like.
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replaceAll("\r?\n", "\r\n");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
