package dev.wavegate.domain.change;

import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;

/**
 * A change as its system shows it now.
 *
 * @param planned when it is planned to happen; empty when not said
 * @param holdReason why it is on hold; empty when it is not
 * @param comment the last word of an approver who rejected; empty when there is none
 * @param version grows with every update of the change; 0 when its system does not count them
 */
public record ChangeTicket(
        ChangeRef ref,
        ChangePhase phase,
        Approval approval,
        Optional<Interval> planned,
        Optional<String> holdReason,
        Optional<String> comment,
        long version) {
    public boolean isOnHold() {
        return holdReason.isPresent();
    }
}
