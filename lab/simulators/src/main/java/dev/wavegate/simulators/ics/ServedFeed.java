package dev.wavegate.simulators.ics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;

import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;

/**
 * What a feed serves at one time.
 *
 * @param changedAt in whole seconds, as the web tells it
 * @param isValidated whether answers carry an ETag and a date, so that clients can ask whether anything changed
 */
record ServedFeed(String text, Instant changedAt, boolean isValidated) {
    ServedFeed {
        changedAt = changedAt.truncatedTo(ChronoUnit.SECONDS);
    }

    SimResponse answer(SimRequest request) {
        SimResponse whole = SimResponse.text(200, text).withHeader("Content-Type", "text/calendar; charset=utf-8");
        if (!isValidated) {
            return whole;
        }
        SimResponse told = isKnown(request) ? SimResponse.empty(304) : whole;
        return told.withHeader("ETag", etag())
                .withHeader(
                        "Last-Modified",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(changedAt.atOffset(ZoneOffset.UTC)));
    }

    /** The tag decides where there is one, and the date only without it (RFC 9110, section 13.2.2). */
    private boolean isKnown(SimRequest request) {
        return request.header("If-None-Match")
                .map(tags -> Arrays.stream(tags.split(",", -1))
                        .map(tag -> tag.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag -> tag.equals("*") || tag.equals(etag())))
                .orElseGet(() -> request.header("If-Modified-Since")
                        .filter(this::isNotOlderThanChange)
                        .isPresent());
    }

    private boolean isNotOlderThanChange(String date) {
        try {
            return !ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant()
                    .isBefore(changedAt);
        } catch (DateTimeParseException noDate) {
            return false;
        }
    }

    private String etag() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return '"' + HexFormat.of().formatHex(digest, 0, 8) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
