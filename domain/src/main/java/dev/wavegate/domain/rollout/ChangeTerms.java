package dev.wavegate.domain.rollout;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.change.ChangeForm;
import dev.wavegate.domain.change.ChangeType;
import dev.wavegate.domain.change.CloseAt;
import dev.wavegate.domain.change.Level;
import dev.wavegate.domain.change.OnRejection;
import dev.wavegate.domain.schedule.Interval;

/**
 * What the plan says about its change.
 *
 * @param approvalTimeout how long to wait for an answer, above zero
 * @param leeway how much longer the change is planned for than the waves will probably take, not negative
 * @param whenMoved what happens when a window lies outside the planned time nevertheless
 * @param form what is said in the words of the change system
 * @param onRejection what follows a rejection before the first dispatch
 * @param close how far the change is taken at the end
 */
public record ChangeTerms(
        ChangeType type,
        String assignmentGroup,
        String justification,
        Level risk,
        Level impact,
        ChangeForm form,
        Duration approvalTimeout,
        Duration leeway,
        WhenMoved whenMoved,
        OnRejection onRejection,
        CloseAt close) {
    /** For when a change is planned whose waves will probably happen then; empty when of no wave anybody can tell. */
    public Optional<Interval> planned(List<WaveForecast> waves) {
        List<Interval> known =
                waves.stream().map(WaveForecast::when).flatMap(Optional::stream).toList();
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(new Interval(
                        known.get(0).start(), known.get(known.size() - 1).end().plus(leeway)));
    }
}
