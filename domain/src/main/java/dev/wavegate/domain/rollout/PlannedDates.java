package dev.wavegate.domain.rollout;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.wavegate.domain.schedule.Interval;

/**
 * The dates for which a change is approved, and those that were requested since. Changed by named copies only.
 *
 * @param agreed the planned dates at the last approval; empty when the change had none
 * @param approved the change was seen approved
 * @param approvedLate the approval was given after its planned start
 * @param forecasts the waves from which the planned dates were made
 * @param requested the dates requested since the change was raised
 */
public record PlannedDates(
        Optional<Interval> agreed,
        boolean approved,
        boolean approvedLate,
        List<WaveForecast> forecasts,
        List<Requested> requested) {
    /** A wave starts some moments after its window opens; no new approval is needed for that. */
    private static final Duration ROOM = Duration.ofMinutes(5);

    public PlannedDates {
        forecasts = List.copyOf(forecasts);
        requested = List.copyOf(requested);
    }

    /**
     * A window for which the change managers were asked.
     *
     * @param window in which a wave is to run
     * @param shown the planned dates that the change shows since: ours, or those that it refused to change
     * @param question the reason of the hold that asks; empty while nobody is asked
     * @param agreed they have agreed, or need not to
     */
    public record Requested(Interval window, Optional<Interval> shown, String question, boolean agreed) {
        private boolean isAsked() {
            return agreed || !question.isEmpty();
        }
    }

    /** Of a change that is not raised yet. */
    public static PlannedDates none() {
        return new PlannedDates(Optional.empty(), false, false, List.of(), List.of());
    }

    public PlannedDates withForecasts(List<WaveForecast> waves) {
        return new PlannedDates(agreed, approved, approvedLate, waves, requested);
    }

    /** After the change was read and found approved for these dates; those that we asked for stay a question. */
    public PlannedDates withApproval(Optional<Interval> dates) {
        boolean isQuestion = open().anyMatch(each -> each.shown().equals(dates));
        return new PlannedDates(isQuestion ? agreed : dates, true, approvedLate, forecasts, requested);
    }

    /** After our hold was lifted from a change with these dates: with any others than it showed, the answer is "no". */
    public PlannedDates withAnswer(Optional<Interval> dates) {
        List<Requested> answered = requested.stream()
                .filter(each -> each.agreed() || each.shown().equals(dates))
                .map(each -> new Requested(each.window(), each.shown(), each.question(), true))
                .toList();
        return new PlannedDates(agreed, approved, approvedLate, forecasts, answered);
    }

    /** After somebody else's hold was lifted, which answers nothing: what is not agreed has to be asked again. */
    public PlannedDates withoutAnswer() {
        List<Requested> open = requested.stream()
                .map(each -> each.agreed() ? each : new Requested(each.window(), each.shown(), "", false))
                .toList();
        return new PlannedDates(agreed, approved, approvedLate, forecasts, open);
    }

    /** The dates that were read or written last. */
    public Optional<Interval> known() {
        return open().reduce((first, second) -> second).map(Requested::shown).orElse(agreed);
    }

    /** For what the change was put on hold. */
    public List<String> questions() {
        return requested.stream()
                .map(Requested::question)
                .filter(question -> !question.isEmpty())
                .toList();
    }

    /** Whether the change managers have not answered yet. */
    public boolean isAsking() {
        return open().anyMatch(Requested::isAsked);
    }

    private Stream<Requested> open() {
        return requested.stream().filter(each -> !each.agreed());
    }

    public PlannedDates withApprovedLate(boolean late) {
        return new PlannedDates(agreed, approved, late, forecasts, requested);
    }

    /** In place of any earlier request for the same window. */
    public PlannedDates withRequested(Requested request) {
        List<Requested> all = new ArrayList<>(requested);
        all.removeIf(each -> each.window().equals(request.window()));
        all.add(request);
        return new PlannedDates(agreed, approved, approvedLate, forecasts, all);
    }

    public PlannedDates withoutRequest(Interval window) {
        List<Requested> others =
                requested.stream().filter(each -> !each.window().equals(window)).toList();
        return new PlannedDates(agreed, approved, approvedLate, forecasts, others);
    }

    /** Whether the approval holds for this time: it lies within the planned dates, or the change managers agreed to it. */
    public boolean covers(Interval when) {
        return agreed.map(dates -> isWithin(dates, when)).orElse(true)
                || requested.stream().anyMatch(each -> each.agreed() && isWithin(each.window(), when));
    }

    public boolean isRequested(Interval when) {
        return requested.stream()
                .anyMatch(each -> each.isAsked() && each.window().equals(when));
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
        return inWholeSeconds(start, shifted.isAfter(needed) ? shifted : needed);
    }

    /** As change systems keep them, so that dates that are read again are known as ours. */
    private static Interval inWholeSeconds(Instant start, Instant end) {
        return new Interval(
                start.truncatedTo(ChronoUnit.SECONDS),
                end.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS));
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
