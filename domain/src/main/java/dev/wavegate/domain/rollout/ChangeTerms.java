package dev.wavegate.domain.rollout;

import java.time.Duration;
import java.util.Optional;

import dev.wavegate.domain.change.ChangeType;
import dev.wavegate.domain.change.Level;

/**
 * What the plan says about its change.
 *
 * @param approvalTimeout how long to wait for an answer, above zero
 * @param affectedItem the configuration item, as the change system names it
 */
public record ChangeTerms(
        ChangeType type,
        String assignmentGroup,
        String justification,
        Level risk,
        Level impact,
        Optional<String> affectedItem,
        Duration approvalTimeout) {}
