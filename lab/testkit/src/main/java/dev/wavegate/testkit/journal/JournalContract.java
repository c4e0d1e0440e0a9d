package dev.wavegate.testkit.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.journal.Journal;
import dev.wavegate.domain.journal.JournalChain;
import dev.wavegate.domain.journal.JournalEntry;
import dev.wavegate.domain.journal.JournalEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What every journal must do; a subclass says which. */
public abstract class JournalContract {
    protected static final RolloutId ROLLOUT = new RolloutId("thermostat-4-2-1");

    private static final int WRITERS = 4;
    private static final int EVENTS = 25;

    /** The journal under test, the same and at first empty during one test. */
    protected abstract Journal journal();

    /** An event that a test need not describe further. */
    protected static JournalEvent event(String key) {
        return new JournalEvent(
                key,
                Instant.parse("2026-03-29T00:59:59.123Z"),
                "wave.started",
                "wavegate",
                "Wave 1 began.",
                Map.of("wave", "1", "devices", "20"));
    }

    @Test
    void startsEmpty() {
        assertThat(journal().read(ROLLOUT, 0, 10)).isEmpty();
    }

    @Test
    void numbersEventsInTheOrderGiven() {
        journal().append(ROLLOUT, List.of(event("b"), event("a")));
        journal().append(ROLLOUT, List.of(event("c")));

        List<JournalEntry> entries = journal().read(ROLLOUT, 0, 10);
        assertThat(entries).extracting(each -> each.event().key()).containsExactly("b", "a", "c");
        assertThat(entries).extracting(JournalEntry::position).containsExactly(1L, 2L, 3L);
        assertThat(entries).extracting(JournalEntry::rollout).containsOnly(ROLLOUT);
    }

    @Test
    void leavesAnEventWhoseKeyIsKnownAsItWas() {
        JournalEvent first = event("a");
        JournalEvent again = new JournalEvent("a", Instant.EPOCH, "other", "somebody", "Other.", Map.of());

        journal().append(ROLLOUT, List.of(first, again));
        journal().append(ROLLOUT, List.of(again, event("b")));

        assertThat(journal().read(ROLLOUT, 0, 10))
                .extracting(JournalEntry::event)
                .containsExactly(first, event("b"));
    }

    @Test
    void keepsRolloutsApart() {
        RolloutId other = new RolloutId("other");
        journal().append(ROLLOUT, List.of(event("a")));
        journal().append(other, List.of(event("a"), event("b")));

        assertThat(journal().read(ROLLOUT, 0, 10)).hasSize(1);
        assertThat(journal().read(other, 0, 10)).hasSize(2);
        assertThat(JournalChain.firstBreak(journal().read(other, 0, 10))).isEmpty();
    }

    @Test
    void readsOnAfterAPosition() {
        journal()
                .append(
                        ROLLOUT,
                        IntStream.range(0, 7).mapToObj(i -> event("e" + i)).toList());

        assertThat(journal().read(ROLLOUT, 3, 2))
                .extracting(JournalEntry::position)
                .containsExactly(4L, 5L);
        assertThat(journal().read(ROLLOUT, 7, 2)).isEmpty();
    }

    @Test
    void keepsTimesToTheMillisecond() {
        JournalEvent precise = new JournalEvent(
                "a", Instant.parse("2026-10-25T00:59:59.999999999Z"), "kind", "wavegate", "Text.", Map.of());

        journal().append(ROLLOUT, List.of(precise));

        assertThat(journal().read(ROLLOUT, 0, 1).get(0).event().at())
                .isEqualTo(Instant.parse("2026-10-25T00:59:59.999Z"));
    }

    @Test
    void keepsEveryCharacterOfATextAndItsDetails() {
        JournalEvent hard = new JournalEvent(
                "ключ/1",
                Instant.EPOCH,
                "kind",
                "İpek \"the\" operator",
                "One line\nand \\another\twith 'quotes', {braces}, 🛰 and ı.",
                Map.of("reason", "{\"a\":[1,2]}", "", " ", "Z", "z", "z", ""));

        journal().append(ROLLOUT, List.of(hard));

        assertThat(journal().read(ROLLOUT, 0, 1))
                .extracting(JournalEntry::event)
                .containsExactly(hard);
    }

    @Test
    void chainsItsEntriesFromTheOrigin() {
        journal().append(ROLLOUT, List.of(event("a"), event("b")));
        journal().append(ROLLOUT, List.of(event("c")));

        List<JournalEntry> entries = journal().read(ROLLOUT, 0, 10);
        assertThat(entries.get(0).previousHash()).isEqualTo(JournalChain.ORIGIN);
        assertThat(JournalChain.firstBreak(entries)).isEmpty();
    }

    @Test
    void writesTheSameEventsOnceHoweverManyWriteThem() throws Exception {
        List<JournalEvent> events =
                IntStream.range(0, EVENTS).mapToObj(i -> event("e" + i)).toList();

        atOnce(writer -> events.forEach(each -> journal().append(ROLLOUT, List.of(each))));

        assertThat(journal().read(ROLLOUT, 0, WRITERS * EVENTS))
                .extracting(each -> each.event().key())
                .containsExactlyElementsOf(
                        events.stream().map(JournalEvent::key).toList());
    }

    @Test
    void chainsTheEventsOfManyWritersWithoutAGap() throws Exception {
        atOnce(writer -> IntStream.range(0, EVENTS)
                .forEach(i -> journal().append(ROLLOUT, List.of(event("w" + writer + "/" + i)))));

        List<JournalEntry> entries = journal().read(ROLLOUT, 0, 2 * WRITERS * EVENTS);
        assertThat(entries).hasSize(WRITERS * EVENTS);
        assertThat(JournalChain.firstBreak(entries)).isEmpty();
    }

    private interface Writer {
        void write(int number);
    }

    private static void atOnce(Writer writer) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> writing = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int number = i;
                writing.add(threads.submit(() -> {
                    start.await();
                    writer.write(number);
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> each : writing) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
