package dev.wavegate.domain.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;

/**
 * The dates for which a change is approved, and those that were requested since. Changed by named copies only.
 *
 * @param agreed the planned dates at the last approval; empty when the change had none
 * @param approvedAsOf the latest moment at which the change was seen approved
 * @param approvedLate the approval was given after its planned start
 * @param forecasts the waves from which the planned dates were made
 * @param requested the dates requested since the change was raised
 */
public record PlannedDates(
        Optional<Interval> agreed,
        Instant approvedAsOf,
        boolean approvedLate,
        List<WaveForecast> forecasts,
        List<Requested> requested) {
    /** A wave starts some moments after its window opens; no new approval is needed for that. */
    private static final Duration ROOM = Duration.ofMinutes(5);

    public PlannedDates {
        forecasts = List.copyOf(forecasts);
        requested = List.copyOf(requested);
    }

    /** Dates that were requested, and when. */
    public record Requested(Interval dates, Instant at) {}

    /** Of a change that is not raised yet. */
    public static PlannedDates none() {
        return new PlannedDates(Optional.empty(), Instant.EPOCH, false, List.of(), List.of());
    }

    public PlannedDates withForecasts(List<WaveForecast> waves) {
        return new PlannedDates(agreed, approvedAsOf, approvedLate, waves, requested);
    }

    /** After the change was read at that moment and found approved for these dates. */
    public PlannedDates withApproval(Optional<Interval> dates, Instant asOf) {
        return new PlannedDates(dates, asOf, approvedLate, forecasts, requested);
    }

    public PlannedDates withApprovedLate(boolean late) {
        return new PlannedDates(agreed, approvedAsOf, late, forecasts, requested);
    }

    public PlannedDates withRequested(Interval dates, Instant at) {
        List<Requested> all = new ArrayList<>(requested);
        all.add(new Requested(dates, at));
        return new PlannedDates(agreed, approvedAsOf, approvedLate, forecasts, all);
    }

    /** Whether the last approval holds for this time: it lies within the planned dates, or was requested before the approval. */
    public boolean covers(Interval when) {
        return agreed.map(dates -> isWithin(dates, when)).orElse(true)
                || requested.stream()
                        .anyMatch(each -> isWithin(each.dates(), when) && !approvedAsOf.isBefore(each.at()));
    }

    public boolean isRequested(Interval when) {
        return requested.stream().anyMatch(each -> each.dates().equals(when));
    }

    /**
     * New planned dates with room for a wave at this time; later waves are delayed as much as this one.
     *
     * @param hasBegun work under the change has begun, so that its start stays
     * @param leeway how long after the end of the wave the planned dates end at least
     */
    public Interval extendedFor(String wave, Interval when, boolean hasBegun, Duration leeway) {
        Interval known = agreed.orElse(when);
        Instant start = hasBegun ? known.start() : when.start();
        Instant shifted = known.end().plus(delayOf(wave, when));
        Instant needed = when.end().plus(leeway);
        return new Interval(start, shifted.isAfter(needed) ? shifted : needed);
    }

    private Duration delayOf(String wave, Interval when) {
        return forecasts.stream()
                .filter(forecast -> forecast.name().equals(wave))
                .flatMap(forecast -> forecast.when().stream())
                .map(forecast -> Duration.between(forecast.end(), when.end()))
                .filter(delay -> !delay.isNegative())
                .findFirst()
                .orElse(Duration.ZERO);
    }

    private static boolean isWithin(Interval agreed, Interval when) {
        return !when.start().isBefore(agreed.start())
                && !when.end().isAfter(agreed.end().plus(ROOM));
    }
}
