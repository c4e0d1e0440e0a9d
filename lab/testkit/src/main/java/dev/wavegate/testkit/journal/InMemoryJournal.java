package dev.wavegate.testkit.journal;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.journal.Journal;
import dev.wavegate.domain.journal.JournalChain;
import dev.wavegate.domain.journal.JournalEntry;
import dev.wavegate.domain.journal.JournalEvent;

/** A journal that lives as long as its process; safe for use by several threads. */
public final class InMemoryJournal implements Journal {
    private final Map<RolloutId, List<JournalEntry>> entries = new HashMap<>();

    @Override
    public synchronized void append(RolloutId rollout, List<JournalEvent> events) {
        List<JournalEntry> kept = entries.computeIfAbsent(rollout, any -> new ArrayList<>());
        for (JournalEvent event : events) {
            boolean known = kept.stream().anyMatch(each -> each.event().key().equals(event.key()));
            if (!known) {
                String previous = kept.isEmpty()
                        ? JournalChain.ORIGIN
                        : kept.get(kept.size() - 1).hash();
                kept.add(JournalChain.link(rollout, kept.size() + 1L, toTheMillisecond(event), previous));
            }
        }
    }

    @Override
    public synchronized List<JournalEntry> read(RolloutId rollout, long afterPosition, int most) {
        return entries.getOrDefault(rollout, List.of()).stream()
                .filter(each -> each.position() > afterPosition)
                .limit(most)
                .toList();
    }

    private static JournalEvent toTheMillisecond(JournalEvent event) {
        return new JournalEvent(
                event.key(),
                event.at().truncatedTo(ChronoUnit.MILLIS),
                event.kind(),
                event.actor(),
                event.text(),
                event.details());
    }
}
