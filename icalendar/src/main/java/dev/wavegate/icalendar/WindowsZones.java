package dev.wavegate.icalendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The zones of Windows by their names, each as the zone of the IANA database that Unicode's CLDR takes for its like. */
final class WindowsZones {
    private static final String TABLE = "windows-zones.txt";
    private static final Map<String, String> IANA = read();

    private WindowsZones() {}

    static Optional<String> iana(String windows) {
        return Optional.ofNullable(IANA.get(windows));
    }

    /** Every pair of the table. */
    static Map<String, String> all() {
        return IANA;
    }

    private static Map<String, String> read() {
        try (InputStream table = WindowsZones.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new IllegalStateException(TABLE + " is missing from the class path");
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toUnmodifiableMap(pair -> pair[0].strip(), pair -> pair[1].strip()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
