package dev.wavegate.simulators.ics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;

/** All feeds by their names; safe for concurrent use. */
final class FeedStore {
    private final List<SeedFeed> seed;
    private final Clock clock;
    private final Map<String, Publication> feeds = new HashMap<>();

    FeedStore(List<SeedFeed> seed, Clock clock) {
        this.seed = seed;
        this.clock = clock;
        reset();
    }

    synchronized void reset() {
        feeds.clear();
        seed.forEach(each -> publish(each, true, Duration.ZERO));
    }

    /** What the feed holds becomes visible after the lag; until then the former text is served, if there was one. */
    synchronized void publish(SeedFeed changed, boolean isValidated, Duration lag) {
        Instant now = clock.instant();
        Feed feed = new Feed(changed.text(), now.truncatedTo(ChronoUnit.SECONDS), isValidated);
        feeds.put(changed.name(), new Publication(feed, now.plus(lag), find(changed.name())));
    }

    synchronized boolean remove(String name) {
        return feeds.remove(name) != null;
    }

    synchronized Optional<Feed> find(String name) {
        return Optional.ofNullable(feeds.get(name)).flatMap(feed -> feed.at(clock.instant()));
    }

    /** A feed, from when it is visible, and what is served before. */
    private record Publication(Feed feed, Instant visibleFrom, Optional<Feed> former) {
        Optional<Feed> at(Instant now) {
            return now.isBefore(visibleFrom) ? former : Optional.of(feed);
        }
    }

    /**
     * What a feed serves at one time.
     *
     * @param changedAt in whole seconds, as HTTP writes it
     * @param isValidated whether responses carry an ETag and a date, for conditional requests
     */
    record Feed(String text, Instant changedAt, boolean isValidated) {
        SimResponse answer(SimRequest request) {
            SimResponse whole = SimResponse.of(200, "text/calendar; charset=utf-8", text);
            if (!isValidated) {
                return whole;
            }
            String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(changedAt.atOffset(ZoneOffset.UTC));
            SimResponse validated = isKnown(request) ? SimResponse.empty(304) : whole;
            return validated.withHeader("ETag", etag()).withHeader("Last-Modified", date);
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
}
