package dev.wavegate.domain.change;

import dev.wavegate.domain.identity.RolloutId;

/**
 * Makes a note appear once, however often it is written.
 *
 * @param rollout whose note it is
 * @param step which milestone, unique within the rollout
 */
public record NoteKey(RolloutId rollout, String step) {
    /** The token as it stands in the note, by which a written note is found again. */
    public String token() {
        return "[wavegate:" + rollout + "/" + step + "]";
    }
}
