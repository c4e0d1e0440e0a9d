package dev.wavegate.api.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.wavegate.api.lab.EventReader;
import dev.wavegate.api.lab.EventReader.Event;
import dev.wavegate.api.lab.HttpAnswer;
import dev.wavegate.api.lab.RunningApi;
import dev.wavegate.api.lab.Surroundings;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.journal.JournalChain;
import dev.wavegate.domain.journal.JournalEntry;
import dev.wavegate.domain.journal.JournalEvent;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.rollout.Rollouts.NewRollout;
import dev.wavegate.plan.CanonicalPlan;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import static dev.wavegate.api.lab.RunningApi.ROLLOUTS;
import static dev.wavegate.testkit.rollout.PlanBuilder.aPlan;
import static org.assertj.core.api.Assertions.assertThat;

class JournalStreamTest {
    private static final Instant AT = Instant.parse("2026-03-29T00:30:00Z");

    private final RunningApi api = RunningApi.shared();

    @Test
    void listsTheJournalPageByPage() {
        RolloutId rollout = known("journal-pages");
        tell(rollout, "a", "b", "c");
        String path = ROLLOUTS + "/journal-pages/journal?page_size=2";

        HttpAnswer first = api.get(path).isStatus(200);
        HttpAnswer second = api.get(path + "&page_token=" + first.text("/nextPageToken"));

        assertThat(first.each("items", "position")).containsExactly("1", "2");
        assertThat(second.each("items", "kind")).containsExactly("c");
        assertThat(second.json().path("nextPageToken").isNull()).isTrue();
        assertThat(first.text("/items/1/previousHash")).isEqualTo(first.text("/items/0/hash"));
        assertThat(first.json().at("/items/0").propertyNames())
                .containsExactly("position", "at", "kind", "actor", "text", "details", "key", "hash", "previousHash");
    }

    @Test
    void answersAHeadRequestWithoutFollowingTheJournal() {
        RolloutId rollout = known("journal-head");
        tell(rollout, "a");

        HttpAnswer answer = api.send("HEAD", ROLLOUTS + "/journal-head/journal:stream");

        assertThat(answer.isStatus(200).header("Content-Type")).startsWith("text/event-stream");
        assertThat(api.send("HEAD", ROLLOUTS + "/journal-nobody/journal:stream").isStatus(404))
                .isNotNull();
    }

    @Test
    void showsAllThatIsNeededToComputeTheChainAnew() {
        RolloutId rollout = known("journal-chain");
        tell(rollout, "a", "b", "c");

        List<JournalEntry> shown = api.get(ROLLOUTS + "/journal-chain/journal")
                .json()
                .path("items")
                .valueStream()
                .map(item -> entry(rollout, item))
                .toList();

        assertThat(shown).hasSize(3);
        assertThat(JournalChain.firstBreak(shown)).isEmpty();
    }

    @Test
    void endsStreamsOldAndNewWithoutComplaintWhenThisProcessEnds() {
        RolloutId rollout = known("ending-process");
        tell(rollout, "rollout.started");
        List<String> complaints = new CopyOnWriteArrayList<>();
        AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
                    complaints.add(event.getFormattedMessage());
                }
            }
        };

        try (RunningApi ending = RunningApi.with();
                EventReader events = ending.follow("ending-process", 0)) {
            events.until("rollout.started");
            ear.start();
            ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(ear);
            ending.part(JournalStreams.class).stop();
            assertThat(events.untilTheEnd()).isEmpty();
            try (EventReader late = ending.follow("ending-process", 0)) {
                assertThat(late.untilTheEnd()).isEmpty();
            }
        } finally {
            ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(ear);
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void tellsWhatHappensWhileItHappensAndEndsWithTheRollout() {
        RolloutId rollout = known("live-stream");
        tell(rollout, "rollout.started");

        try (EventReader events = api.follow("live-stream", 0)) {
            assertThat(events.status()).isEqualTo(200);
            assertThat(events.contentType()).startsWith("text/event-stream");
            assertThat(names(events.until("rollout.started"))).containsExactly("rollout.started");
            tell(rollout, "wave.started", "wave.passed");
            List<Event> live = events.until("wave.passed");
            assertThat(live).extracting(Event::id).containsExactly("2", "3");
            assertThat(live.get(0).data()).startsWith("{\"position\":2,\"at\":\"2026-03-29T00:30:00Z\"");
            tell(rollout, "rollout.completed");
            assertThat(names(events.untilTheEnd())).containsExactly("rollout.completed");
        }
    }

    @Test
    void goesOnWithoutGapOrRepeatWhereAClientWasCutOff() {
        RolloutId rollout = known("resumed-stream");
        tell(rollout, IntStream.range(0, 700).mapToObj(each -> "step").toArray(String[]::new));
        tell(rollout, "rollout.cancelled");

        List<Event> seen = new ArrayList<>();
        try (EventReader events = api.follow("resumed-stream", 0)) {
            for (int i = 0; i < 250; i++) {
                seen.add(events.nextEvent().orElseThrow());
            }
        }
        String last = seen.get(seen.size() - 1).id();
        try (EventReader events = api.follow("resumed-stream", 3, "Last-Event-ID", last)) {
            seen.addAll(events.untilTheEnd());
        }

        assertThat(seen)
                .extracting(Event::id)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 701)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    @Test
    void beginsWhereItIsTold() {
        RolloutId rollout = known("begins-later");
        tell(rollout, "a", "b", "rollout.needs-human");

        try (EventReader events = api.follow("begins-later", 1)) {
            assertThat(names(events.untilTheEnd())).containsExactly("b", "rollout.needs-human");
        }
        api.get(ROLLOUTS + "/begins-later/journal:stream?after=later").isProblem(400, "request.invalid");
        api.get(ROLLOUTS + "/nobody/journal:stream").isProblem(404, "rollout.missing");
    }

    @Test
    void endsAtOnceForAClientWhoKnowsTheEnd() {
        RolloutId rollout = known("knows-the-end");
        tell(rollout, "a", "rollout.completed");
        Surroundings.stored().rollouts().progress(rollout, completed(), 1, AT);

        try (EventReader events = api.follow("knows-the-end", 2)) {
            assertThat(events.untilTheEnd()).isEmpty();
        }
        tell(rollout, "note.late");
        try (EventReader events = api.follow("knows-the-end", 2)) {
            assertThat(names(events.untilTheEnd())).containsExactly("note.late");
        }
    }

    @Test
    void saysThatItIsAliveWhenNothingHappens() {
        known("quiet-stream");

        try (EventReader events = api.follow("quiet-stream", 0)) {
            assertThat(events.next().orElseThrow().comment()).isEqualTo("alive");
            assertThat(events.next().orElseThrow().comment()).isEqualTo("alive");
        }
    }

    @Test
    void endsItsStreamsWhenTheProcessEnds() {
        known("ends-with-us");
        RunningApi shortLived = RunningApi.with();
        try (EventReader events = shortLived.follow("ends-with-us", 0)) {
            events.next();
            shortLived.close();
            assertThat(events.untilTheEnd()).isEmpty();
        }
    }

    @Test
    void followsManyAtOnce() {
        RolloutId rollout = known("many-clients");
        List<EventReader> clients = IntStream.range(0, 40)
                .mapToObj(each -> api.follow("many-clients", 0))
                .toList();

        tell(rollout, "a", "rollout.completed");

        assertThat(clients)
                .allSatisfy(
                        client -> assertThat(names(client.untilTheEnd())).containsExactly("a", "rollout.completed"));
        clients.forEach(EventReader::close);
    }

    private static List<String> names(List<Event> events) {
        return events.stream().map(Event::name).toList();
    }

    private static JournalEntry entry(RolloutId rollout, JsonNode item) {
        JournalEvent event = new JournalEvent(
                item.path("key").asString(),
                Instant.parse(item.path("at").asString()),
                item.path("kind").asString(),
                item.path("actor").asString(),
                item.path("text").asString(),
                item.path("details")
                        .propertyStream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, each -> each.getValue().asString())));
        return new JournalEntry(
                rollout,
                item.path("position").asLong(),
                event,
                item.path("previousHash").asString(),
                item.path("hash").asString());
    }

    private static RolloutId known(String name) {
        RolloutPlan plan = aPlan(name).build();
        Surroundings.stored()
                .rollouts()
                .register(new NewRollout(
                        plan.id(),
                        CanonicalPlan.digest(plan),
                        CanonicalPlan.json(plan),
                        "thermostat",
                        Map.of(),
                        Set.of(),
                        AT));
        return plan.id();
    }

    private static void tell(RolloutId rollout, String... kinds) {
        List<JournalEvent> events = new ArrayList<>();
        for (String kind : kinds) {
            String key = rollout + "-" + kind + "-" + events.size();
            events.add(new JournalEvent(key, AT, kind, "wavegate", "It happened.", Map.of("kind", kind)));
        }
        Surroundings.stored().journal().append(rollout, events);
    }

    private static RolloutProgress completed() {
        return new RolloutProgress(
                RolloutState.COMPLETED,
                false,
                List.of(),
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of("COMPLETED"),
                List.of());
    }
}
