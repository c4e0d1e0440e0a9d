package dev.wavegate.domain.change;

import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.schedule.Interval;

/**
 * Everything a change manager needs to decide.
 *
 * @param rollout for whom it is; the correlation with our records derives from it
 * @param planned from the first wave to the end of the last; empty when no window is known yet
 * @param affectedItem the configuration item, as the change system names it; empty when the plan gives none
 * @param assignmentGroup who decides, as the change system names it
 */
public record ChangeDraft(
        RolloutId rollout,
        ChangeType type,
        String shortDescription,
        String description,
        String justification,
        String implementationPlan,
        String backoutPlan,
        String testPlan,
        Level risk,
        Level impact,
        Optional<Interval> planned,
        Optional<String> affectedItem,
        String assignmentGroup) {
    /** The same with every long text as this makes it. */
    public ChangeDraft withTexts(UnaryOperator<String> change) {
        return new ChangeDraft(
                rollout,
                type,
                shortDescription,
                change.apply(description),
                change.apply(justification),
                change.apply(implementationPlan),
                change.apply(backoutPlan),
                change.apply(testPlan),
                risk,
                impact,
                planned,
                affectedItem,
                assignmentGroup);
    }
}
