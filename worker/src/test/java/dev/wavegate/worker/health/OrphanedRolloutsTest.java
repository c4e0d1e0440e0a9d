package dev.wavegate.worker.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.rollout.Rollouts;
import dev.wavegate.testkit.rollout.InMemoryRollouts;
import dev.wavegate.testkit.schedule.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OrphanedRolloutsTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

    private final Rollouts rollouts = new InMemoryRollouts();
    private final Map<RolloutId, String> ends = new HashMap<>();
    private final List<RolloutId> asked = new ArrayList<>();
    private final OrphanedRollouts orphaned = new OrphanedRollouts(rollouts, this::endOf);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(OrphanedRollouts.class);
    private boolean down;
    private Runnable whileAsked = () -> {};

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    private Optional<String> endOf(RolloutId rollout) {
        if (down) {
            throw Failure.of(FailureCode.ENGINE_UNAVAILABLE, "Temporal does not answer");
        }
        asked.add(rollout);
        whileAsked.run();
        return Optional.ofNullable(ends.get(rollout));
    }

    private RolloutId rollout(String name, RolloutState state) {
        RolloutId id = new RolloutId(name);
        rollouts.register(new Rollouts.NewRollout(
                id, new PlanDigest("a".repeat(64)), "{}", "thermostat", Map.of(), Set.of(), AT));
        enter(id, state, 0);
        return id;
    }

    private void enter(RolloutId id, RolloutState state, long sequence) {
        rollouts.progress(
                id,
                new RolloutProgress(
                        state,
                        false,
                        List.of(),
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()),
                sequence,
                AT);
    }

    private List<String> names() {
        return orphaned.known().stream().map(each -> each.rollout().value()).toList();
    }

    @Test
    void findsWhatIsNotOverAlthoughItsWorkflowHasEnded() {
        ends.put(rollout("terminated", RolloutState.RUNNING_WAVE), "TERMINATED");
        ends.put(rollout("unknown", RolloutState.SOAKING), "NOT_FOUND");
        ends.put(rollout("over", RolloutState.COMPLETED), "COMPLETED");
        rollout("running", RolloutState.AWAITING_APPROVAL);

        orphaned.checkNextPage();

        assertThat(orphaned.summary(9))
                .containsExactly(
                        "terminated: RUNNING_WAVE, workflow TERMINATED", "unknown: SOAKING, workflow NOT_FOUND");
        assertThat(orphaned.isComplete()).isTrue();
        assertThat(rollouts.find(new RolloutId("terminated")))
                .get()
                .satisfies(kept -> assertThat(kept.progress().state()).isEqualTo(RolloutState.RUNNING_WAVE));
    }

    @Test
    void saysSoOncePerRolloutAndWhatToDo() {
        ends.put(rollout("terminated", RolloutState.RUNNING_WAVE), "TERMINATED");

        orphaned.checkNextPage();
        orphaned.checkNextPage();

        assertThat(log.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.ERROR);
            assertThat(line.getKeyValuePairs())
                    .extracting(pair -> pair.key + "=" + pair.value)
                    .containsExactly("rollout=terminated", "state=RUNNING_WAVE", "workflow=TERMINATED");
            assertThat(line.getFormattedMessage()).contains("docs/how-to/operate-a-rollout.md");
        });
    }

    @Test
    void believesARolloutThatEndsWhileItsWorkflowIsLookedAt() {
        RolloutId ending = rollout("ending", RolloutState.SOAKING);
        ends.put(ending, "COMPLETED");
        whileAsked = () -> enter(ending, RolloutState.COMPLETED, 1);

        orphaned.checkNextPage();

        assertThat(names()).isEmpty();
        assertThat(log.list).isEmpty();
    }

    @Test
    void forgetsWhatIsOverOrRunsAgain() {
        RolloutId settled = rollout("settled", RolloutState.RUNNING_WAVE);
        RolloutId reset = rollout("reset", RolloutState.RUNNING_WAVE);
        ends.put(settled, "TERMINATED");
        ends.put(reset, "TERMINATED");
        orphaned.checkNextPage();
        assertThat(names()).containsExactly("reset", "settled");

        ends.remove(reset);
        enter(settled, RolloutState.NEEDS_HUMAN, 1);
        orphaned.checkNextPage();

        assertThat(names()).isEmpty();
    }

    @Test
    void looksAtOnePageAtATime() {
        IntStream.range(0, OrphanedRollouts.PAGE + 20)
                .forEach(number -> rollout("r-" + (1_000 + number), RolloutState.AWAITING_WINDOW));

        orphaned.checkNextPage();
        assertThat(asked).hasSize(OrphanedRollouts.PAGE);
        assertThat(orphaned.isComplete()).isFalse();
        orphaned.checkNextPage();

        assertThat(asked).hasSize(OrphanedRollouts.PAGE + 20).doesNotHaveDuplicates();
        assertThat(orphaned.isComplete()).isTrue();
    }

    @Test
    void goesOnWhereItWasWhenTemporalAnswersAgain() {
        rollout("a", RolloutState.AWAITING_WINDOW);
        rollout("b", RolloutState.AWAITING_WINDOW);
        whileAsked = () -> down = asked.size() == 1;
        assertThatThrownBy(orphaned::checkNextPage).isInstanceOf(Failure.class);
        assertThat(orphaned.isComplete()).isFalse();

        down = false;
        orphaned.checkNextPage();

        assertThat(asked).containsExactly(new RolloutId("a"), new RolloutId("b"));
        assertThat(orphaned.isComplete()).isTrue();
    }

    @Test
    void namesNoMoreThanPeopleRead() {
        IntStream.range(0, 5).forEach(number -> ends.put(rollout("r-" + number, RolloutState.SOAKING), "TERMINATED"));

        orphaned.checkNextPage();

        assertThat(orphaned.summary(3)).hasSize(4).last().isEqualTo("and 2 more");
    }

    /** When it is looked, and what a probe answers. */
    @Nested
    class Watching {
        private final TestClock clock = TestClock.at(AT);
        private final Queued background = new Queued();
        private final OrphanWatch watch = new OrphanWatch(orphaned, clock, background);

        @Test
        void isUnknownUntilEverythingWasLookedAt() {
            watch.start();
            assertThat(watch.health().getStatus()).isEqualTo(Status.UNKNOWN);

            background.runNext();

            assertThat(watch.health().getStatus()).isEqualTo(Status.UP);
        }

        @Test
        void isDownAndNamesThemWhileThereAreOrphans() {
            ends.put(rollout("terminated", RolloutState.RUNNING_WAVE), "TERMINATED");
            watch.start();
            background.runNext();

            assertThat(watch.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(watch.health().getDetails())
                    .containsEntry("workflowEnded", List.of("terminated: RUNNING_WAVE, workflow TERMINATED"));
        }

        @Test
        void sweepsEveryPageAtTheStart() {
            IntStream.range(0, 2 * OrphanedRollouts.PAGE + 1)
                    .forEach(number -> rollout("r-" + (1_000 + number), RolloutState.AWAITING_WINDOW));
            watch.start();

            background.runAll();

            assertThat(asked).hasSize(2 * OrphanedRollouts.PAGE + 1).doesNotHaveDuplicates();
            assertThat(background.delays).containsOnly("PT0S");
        }

        @Test
        void looksAgainLaterWhenTemporalIsDownAtTheStart() {
            ends.put(rollout("terminated", RolloutState.RUNNING_WAVE), "TERMINATED");
            down = true;
            watch.start();
            background.runNext();
            assertThat(watch.health().getStatus()).isEqualTo(Status.UNKNOWN);
            assertThat(watch.health().getDetails()).containsEntry("error", "Temporal does not answer");

            down = false;
            background.runNext();

            assertThat(background.delays).containsExactly("PT0S", OrphanWatch.AGAIN.toString());
            assertThat(watch.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(watch.health().getDetails()).doesNotContainKey("error");
        }

        @Test
        void looksAgainForAProbeButNotForEveryProbe() {
            RolloutId rollout = rollout("reset", RolloutState.RUNNING_WAVE);
            ends.put(rollout, "TERMINATED");
            watch.start();
            background.runAll();
            ends.remove(rollout);

            clock.advance(OrphanWatch.KEPT.minusSeconds(1));
            watch.health();
            assertThat(background.works).isEmpty();
            clock.advance(OrphanWatch.KEPT);
            watch.health();
            watch.health();
            assertThat(background.works).hasSize(1);
            background.runAll();

            assertThat(watch.health().getStatus()).isEqualTo(Status.UP);
        }

        @Test
        void staysDownWhileTemporalIs() {
            ends.put(rollout("terminated", RolloutState.RUNNING_WAVE), "TERMINATED");
            watch.start();
            background.runAll();
            down = true;
            clock.advance(OrphanWatch.KEPT);
            watch.health();
            background.runAll();

            assertThat(watch.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(watch.health().getDetails()).containsKeys("workflowEnded", "error");
        }

        @Test
        void endsWithTheWorker() {
            watch.start();
            background.runAll();
            watch.stop();
            clock.advance(OrphanWatch.KEPT);

            watch.health();

            assertThat(background.works).isEmpty();
            assertThat(background.closed).isTrue();
        }
    }

    /** Work that the test runs when it likes. */
    private static final class Queued implements OrphanWatch.Background {
        private final List<Runnable> works = new ArrayList<>();
        private final List<String> delays = new ArrayList<>();
        private boolean closed;

        @Override
        public void run(Runnable work, Duration after) {
            works.add(work);
            delays.add(after.toString());
        }

        void runNext() {
            works.remove(0).run();
        }

        void runAll() {
            while (!works.isEmpty()) {
                runNext();
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
