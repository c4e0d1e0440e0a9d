package dev.wavegate.plan;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: days, hours, minutes, seconds and milliseconds, such as {@code 1h30m}. */
final class DurationText {
    static final Duration LONGEST = Duration.ofDays(366);

    private static final Pattern FORM = Pattern.compile("(?=[0-9])(?:([0-9]{1,12})d)?(?:([0-9]{1,12})h)?"
            + "(?:([0-9]{1,12})m)?(?:([0-9]{1,12})s)?(?:([0-9]{1,12})ms)?");

    private DurationText() {}

    /** Reads a duration of any length; empty when the text is none. */
    static Optional<Duration> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofDays(amount(matcher, 1))
                .plusHours(amount(matcher, 2))
                .plusMinutes(amount(matcher, 3))
                .plusSeconds(amount(matcher, 4))
                .plusMillis(amount(matcher, 5)));
    }

    /**
     * The only way to write the duration with the largest units possible.
     *
     * @throws IllegalArgumentException when it is negative or finer than a millisecond
     */
    static String of(Duration duration) {
        if (duration.isNegative() || duration.toNanosPart() % 1_000_000 != 0) {
            throw new IllegalArgumentException(
                    "a plan's durations must be whole milliseconds and not negative, but one is " + duration);
        }
        String text = part(duration.toDaysPart(), "d")
                + part(duration.toHoursPart(), "h")
                + part(duration.toMinutesPart(), "m")
                + part(duration.toSecondsPart(), "s")
                + part(duration.toMillisPart(), "ms");
        return text.isEmpty() ? "0s" : text;
    }

    private static long amount(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static String part(long amount, String unit) {
        return amount == 0 ? "" : amount + unit;
    }
}
