package dev.wavegate.integrations.genericroster;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.zone.ZoneRules;
import java.util.Optional;

/**
 * How a system writes moments. Local times that the clocks skip are moved on by what is skipped; of those that come
 * twice both readings are to be had, because which one is safe depends on what begins or ends there.
 *
 * @param pattern of the form {@link Form#PATTERN} only
 * @param zone of local times
 */
record TimeFormat(Form form, Optional<DateTimeFormatter> pattern, Optional<ZoneId> zone) {
    /** In which form. */
    enum Form {
        ISO,
        EPOCH_SECONDS,
        EPOCH_MILLIS,
        RFC_1123,
        PATTERN
    }

    /** With an offset, as in 2026-11-02T08:00:00+01:00. */
    static final TimeFormat ISO = new TimeFormat(Form.ISO, Optional.empty(), Optional.empty());

    // Whoever mistakes milliseconds for seconds is thousands of years away; nobody plans shifts outside of these.
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");
    private static final Instant SAMPLE = Instant.parse("2026-11-02T12:34:00Z");

    /** The earliest moment that the text can mean; empty when it means none. */
    Optional<Instant> earliest(String text) {
        return moment(text, true);
    }

    /** The latest moment that the text can mean; empty when it means none. */
    Optional<Instant> latest(String text) {
        return moment(text, false);
    }

    String written(Instant moment) {
        return switch (form) {
            case ISO -> moment.toString();
            case EPOCH_SECONDS -> Long.toString(moment.getEpochSecond());
            case EPOCH_MILLIS -> Long.toString(moment.toEpochMilli());
            case RFC_1123 -> DateTimeFormatter.RFC_1123_DATE_TIME.format(moment.atOffset(ZoneOffset.UTC));
            case PATTERN -> pattern.orElseThrow().format(moment.atZone(zone.orElse(ZoneOffset.UTC)));
        };
    }

    /** Whether two minutes look the same, as they do when only the day is told. */
    boolean isCoarse() {
        return written(SAMPLE).equals(written(SAMPLE.plus(1, ChronoUnit.MINUTES)));
    }

    /** Whether a moment that it has written can be told from the text again, to the minute. */
    boolean canBeRead() {
        return earliest(written(SAMPLE)).equals(Optional.of(SAMPLE));
    }

    private Optional<Instant> moment(String text, boolean earliest) {
        try {
            return Optional.of(read(text, earliest)).filter(each -> !each.isBefore(FIRST) && each.isBefore(LAST));
        } catch (DateTimeException | ArithmeticException | NumberFormatException notATime) {
            return Optional.empty();
        }
    }

    private Instant read(String text, boolean earliest) {
        return switch (form) {
            case ISO -> OffsetDateTime.parse(text).toInstant();
            case EPOCH_SECONDS ->
                Instant.ofEpochMilli(new BigDecimal(text).movePointRight(3).longValueExact());
            case EPOCH_MILLIS -> Instant.ofEpochMilli(new BigDecimal(text).longValueExact());
            case RFC_1123 ->
                OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            case PATTERN -> resolved(pattern.orElseThrow().parse(text), earliest);
        };
    }

    private Instant resolved(TemporalAccessor parsed, boolean earliest) {
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(parsed);
        }
        LocalDateTime local = LocalDateTime.from(parsed);
        ZoneRules rules = zone.orElseThrow(() -> new DateTimeException("a local time needs a zone"))
                .getRules();
        if (rules.getTransition(local) == null) {
            return local.toInstant(rules.getOffset(local));
        }
        var change = rules.getTransition(local);
        boolean later = change.isOverlap() && !earliest;
        return local.toInstant(later ? change.getOffsetAfter() : change.getOffsetBefore());
    }
}
