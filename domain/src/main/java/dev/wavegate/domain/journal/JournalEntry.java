package dev.wavegate.domain.journal;

import dev.wavegate.domain.identity.RolloutId;

/**
 * An event at its place in the journal.
 *
 * @param position 1 for the first event of the rollout, without gaps
 * @param previousHash hash of the entry before, 64 zeros for the first
 * @param hash hash of this entry, see {@link JournalChain}
 */
public record JournalEntry(RolloutId rollout, long position, JournalEvent event, String previousHash, String hash) {}
