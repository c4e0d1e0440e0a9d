package dev.wavegate.domain.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import dev.wavegate.domain.identity.RolloutId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JournalChainTest {
    private static final RolloutId ROLLOUT = new RolloutId("thermostat-4-2-1");
    private static final Instant AT = Instant.parse("2026-03-29T01:00:00.123Z");

    private static JournalEvent event(String key) {
        return new JournalEvent(key, AT, "wave.started", "wavegate", "Wave 1 began.", Map.of("wave", "1"));
    }

    private static List<JournalEntry> chain(int length) {
        List<JournalEntry> entries = new ArrayList<>();
        String previous = JournalChain.ORIGIN;
        for (int position = 1; position <= length; position++) {
            JournalEntry entry = JournalChain.link(ROLLOUT, position, event("e" + position), previous);
            entries.add(entry);
            previous = entry.hash();
        }
        return entries;
    }

    private static JournalEntry with(JournalEntry entry, JournalEvent event) {
        return new JournalEntry(entry.rollout(), entry.position(), event, entry.previousHash(), entry.hash());
    }

    @Test
    void holdsTogetherAsLinked() {
        assertThat(JournalChain.firstBreak(List.of())).isEmpty();
        assertThat(JournalChain.firstBreak(chain(1))).isEmpty();
        assertThat(JournalChain.firstBreak(chain(5))).isEmpty();
    }

    @Test
    void breaksWhereAnyFieldWasChanged() {
        List<UnaryOperator<JournalEvent>> changes = List.of(
                e -> new JournalEvent("x", e.at(), e.kind(), e.actor(), e.text(), e.details()),
                e -> new JournalEvent(e.key(), e.at().plusMillis(1), e.kind(), e.actor(), e.text(), e.details()),
                e -> new JournalEvent(e.key(), e.at(), "wave.ended", e.actor(), e.text(), e.details()),
                e -> new JournalEvent(e.key(), e.at(), e.kind(), "eve", e.text(), e.details()),
                e -> new JournalEvent(e.key(), e.at(), e.kind(), e.actor(), "", e.details()),
                e -> new JournalEvent(e.key(), e.at(), e.kind(), e.actor(), e.text(), Map.of()),
                e -> new JournalEvent(e.key(), e.at(), e.kind(), e.actor(), e.text(), Map.of("wave", "2")),
                e -> new JournalEvent(e.key(), e.at(), e.kind(), e.actor(), e.text(), Map.of("wave1", "")));
        for (UnaryOperator<JournalEvent> change : changes) {
            List<JournalEntry> tampered = chain(4);
            tampered.set(2, with(tampered.get(2), change.apply(tampered.get(2).event())));

            assertThat(JournalChain.firstBreak(tampered)).hasValue(3);
        }
    }

    @Test
    void breaksWhereAnEntryIsMissingAddedOrMoved() {
        List<JournalEntry> missing = chain(4);
        missing.remove(1);
        List<JournalEntry> doubled = chain(4);
        doubled.add(1, doubled.get(0));
        List<JournalEntry> moved = chain(4);
        moved.set(1, chain(4).get(2));
        moved.set(2, chain(4).get(1));
        List<JournalEntry> headless = chain(4).subList(1, 4);

        assertThat(JournalChain.firstBreak(missing)).hasValue(2);
        assertThat(JournalChain.firstBreak(doubled)).hasValue(2);
        assertThat(JournalChain.firstBreak(moved)).hasValue(2);
        assertThat(JournalChain.firstBreak(headless)).hasValue(1);
    }

    @Test
    void breaksAfterAnEntryThatWasForgedWithItsHash() {
        List<JournalEntry> forged = chain(4);
        forged.set(
                1, JournalChain.link(ROLLOUT, 2, event("forged"), forged.get(0).hash()));

        assertThat(JournalChain.firstBreak(forged)).hasValue(3);
    }

    @Test
    void tellsApartEventsThatReadAlikeWhenRunTogether() {
        Set<String> hashes = new HashSet<>();
        List<JournalEvent> alike = List.of(
                new JournalEvent("k", AT, "ab", "c", "", Map.of()),
                new JournalEvent("k", AT, "a", "bc", "", Map.of()),
                new JournalEvent("k", AT, "a", "b", "c", Map.of()),
                new JournalEvent("k", AT, "a", "b", "", Map.of("c", "")),
                new JournalEvent("k", AT, "a", "b", "", Map.of("", "c")),
                new JournalEvent("k", AT, "a", "b", "", Map.of("", "", "c", "")));
        alike.forEach(each -> hashes.add(
                JournalChain.link(ROLLOUT, 1, each, JournalChain.ORIGIN).hash()));
        hashes.add(JournalChain.link(new RolloutId("other"), 1, alike.get(0), JournalChain.ORIGIN)
                .hash());
        hashes.add(
                JournalChain.link(ROLLOUT, 2, alike.get(0), JournalChain.ORIGIN).hash());

        assertThat(hashes).hasSize(alike.size() + 2);
    }

    /** Written down once: a hash that changes makes every journal in the world look tampered with. */
    @Test
    void hashesAsItAlwaysDid() {
        assertThat(JournalChain.link(ROLLOUT, 1, event("e1"), JournalChain.ORIGIN)
                        .hash())
                .isEqualTo("86a5af45cf443261912a304c334e20303b1482f9132b440347e5b71f5a33fc65");
    }

    @Test
    void takesTimesToTheMillisecond() {
        JournalEvent precise = new JournalEvent("e1", AT.plusNanos(999_999), "k", "a", "", Map.of());
        JournalEvent plain = new JournalEvent("e1", AT, "k", "a", "", Map.of());

        assertThat(JournalChain.link(ROLLOUT, 1, precise, JournalChain.ORIGIN).hash())
                .isEqualTo(JournalChain.link(ROLLOUT, 1, plain, JournalChain.ORIGIN)
                        .hash());
    }

    @Test
    void refusesAnEventWithoutAName() {
        assertThatThrownBy(() -> new JournalEvent(" ", AT, "kind", "actor", "", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new JournalEvent("key", AT, "", "actor", "", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new JournalEvent("key", AT, "kind", "", "", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
