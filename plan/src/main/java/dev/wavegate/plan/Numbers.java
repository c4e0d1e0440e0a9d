package dev.wavegate.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.wavegate.domain.gate.Share;
import dev.wavegate.domain.wave.WaveSize;

/** Readings of numbers, percentages and durations, all of them in plain digits and with their units. */
final class Numbers {
    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,8})(\\.[0-9]{1,12})?");
    private static final Pattern PERCENTAGE = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,10})?%");
    private static final int LARGEST_WAVE = 100_000_000;

    private Numbers() {}

    static Parser<Integer> whole(int least, int most) {
        return place -> large(least, most).of(place).map(Math::toIntExact);
    }

    static Parser<Long> large(long least, long most) {
        String rule = "a whole number from " + least + " to " + most;
        return place -> place.scalar(rule).flatMap(text -> {
            boolean fits =
                    WHOLE.matcher(text).matches() && Long.parseLong(text) >= least && Long.parseLong(text) <= most;
            return fits ? Optional.of(Long.valueOf(text)) : place.refuse("must be " + rule);
        });
    }

    /** A number above zero and up to a limit, in decimal digits. */
    static Parser<Double> aboveZeroUpTo(String limit) {
        String rule = "a number above 0 and at most " + limit + ", such as 0.01";
        BigDecimal most = new BigDecimal(limit);
        return place -> place.scalar(rule).flatMap(text -> {
            boolean fits = DECIMAL.matcher(text).matches()
                    && new BigDecimal(text).signum() > 0
                    && new BigDecimal(text).compareTo(most) <= 0;
            return fits ? Optional.of(Double.valueOf(text)) : place.refuse("must be " + rule);
        });
    }

    static Optional<Share> percentage(Place place) {
        return share(place, "a percentage from 0% to 100%, such as 1%");
    }

    static Optional<Share> percentageAboveZero(Place place) {
        String rule = "a percentage above 0% and up to 100%, such as 98%";
        return share(place, rule)
                .flatMap(share -> share.part() > 0 ? Optional.of(share) : place.refuse("must be " + rule));
    }

    static Optional<Share> percentageBetween(Place place) {
        String rule = "a percentage above 0% and below 100%, such as 1%";
        return share(place, rule)
                .flatMap(share -> share.part() > 0 && share.part() < share.whole()
                        ? Optional.of(share)
                        : place.refuse("must be " + rule));
    }

    static Optional<WaveSize> waveSize(Place place) {
        String rule =
                "a whole number of devices from 1 to " + LARGEST_WAVE + ", or a percentage above 0% and up to 100%";
        return place.scalar(rule).flatMap(text -> {
            Optional<WaveSize> size = sizeOf(text);
            return size.isPresent() ? size : place.refuse("must be " + rule);
        });
    }

    static Optional<Duration> notNegative(Place place) {
        return duration(place);
    }

    static Optional<Duration> aboveZero(Place place) {
        return duration(place)
                .flatMap(each -> each.isZero() ? place.refuse("must be longer than 0s") : Optional.of(each));
    }

    private static Optional<WaveSize> sizeOf(String text) {
        if (text.endsWith("%")) {
            return shareOf(text).filter(share -> share.part() > 0).map(WaveSize.UpTo::new);
        }
        boolean fits =
                WHOLE.matcher(text).matches() && Long.parseLong(text) >= 1 && Long.parseLong(text) <= LARGEST_WAVE;
        return fits ? Optional.of(new WaveSize.Count(Integer.parseInt(text))) : Optional.empty();
    }

    private static Optional<Share> share(Place place, String rule) {
        return place.scalar(rule).flatMap(text -> {
            Optional<Share> share = shareOf(text);
            String unit = DECIMAL.matcher(text).matches() ? "; add the unit %" : "";
            return share.isPresent() ? share : place.refuse("must be " + rule + unit);
        });
    }

    private static Optional<Share> shareOf(String text) {
        boolean percentage = PERCENTAGE.matcher(text).matches()
                && new BigDecimal(text.substring(0, text.length() - 1)).compareTo(new BigDecimal(100)) <= 0;
        return percentage ? Optional.of(Share.parse(text)) : Optional.empty();
    }

    private static Optional<Duration> duration(Place place) {
        String rule = "a duration with its units (d, h, m, s, ms), such as 1h30m";
        return place.scalar(rule).flatMap(text -> {
            if (text.startsWith("-")) {
                return place.refuse("must not be negative and must be " + rule);
            }
            Optional<Duration> duration = DurationText.parse(text);
            if (duration.isEmpty()) {
                String unit = DECIMAL.matcher(text).matches() ? "; add a unit" : "";
                return place.refuse("must be " + rule + unit);
            }
            return duration.get().compareTo(DurationText.LONGEST) > 0
                    ? place.refuse("must be at most " + DurationText.of(DurationText.LONGEST))
                    : duration;
        });
    }
}
