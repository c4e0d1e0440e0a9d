package dev.wavegate.api.journal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wavegate.domain.journal.JournalEntry;
import dev.wavegate.domain.rollout.RolloutState;

/** The kinds of journal entries that end a rollout: one for each of its last states. */
final class FinalEvent {
    private static final Set<String> KINDS = Arrays.stream(RolloutState.values())
            .filter(RolloutState::isFinal)
            .map(state -> "rollout." + state.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .collect(Collectors.toUnmodifiableSet());

    private FinalEvent() {}

    static boolean isSpokenIn(JournalEntry entry) {
        return KINDS.contains(entry.event().kind());
    }
}
