package dev.wavegate.integrations.ics;

import java.time.Instant;
import java.util.Optional;

/**
 * What lies at a place.
 *
 * @param writtenAt when it was written; empty when nobody says
 * @param etag what its server calls this version of it
 * @param date the same as a date, as the server writes it
 */
record CalendarBody(String text, Optional<Instant> writtenAt, Optional<String> etag, Optional<String> date) {
    /** An event in thirty lines takes a kilobyte, so this is a calendar of ten thousand. */
    static final int MOST_BYTES = 10_000_000;
}
