package dev.wavegate.simulators.servicenow;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** Dates as the platform writes them: to the second, without a zone, UTC when raw. */
final class GlideTime {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private GlideTime() {}

    static String raw(Instant moment) {
        return FORMAT.format(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
    }

    /** A raw date in the zone of a reader; the empty date stays empty. */
    static String shown(String raw, ZoneId zone) {
        return parsed(raw)
                .map(utc -> FORMAT.format(
                        utc.atZone(ZoneOffset.UTC).withZoneSameInstant(zone).toLocalDateTime()))
                .orElse("");
    }

    /** The raw form of a date written in a zone; nothing when the text is no date. */
    static Optional<String> rawFrom(String text, ZoneId zone) {
        return parsed(text).map(local -> raw(local.atZone(zone).toInstant()));
    }

    private static Optional<LocalDateTime> parsed(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, FORMAT));
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }
}
