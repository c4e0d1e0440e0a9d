package dev.wavegate.worker.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.rollout.Rollouts;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.window.CalendarSnapshot;
import dev.wavegate.domain.window.ScheduleFault;
import dev.wavegate.testkit.rollout.InMemoryRollouts;
import dev.wavegate.testkit.rollout.InMemoryScheduleCopies;
import dev.wavegate.testkit.schedule.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

class UnreadSchedulesTest {
    private static final ScheduleRef USED = ScheduleRef.parse("ics:freeze");
    private static final ScheduleRef UNUSED = ScheduleRef.parse("ics:old");
    private static final Duration PROBES = Duration.ofSeconds(11);

    private final TestClock clock = TestClock.at(Instant.parse("2026-11-20T10:00:00Z"));
    private final InMemoryRollouts rollouts = new InMemoryRollouts();
    private final InMemoryScheduleCopies copies = new InMemoryScheduleCopies();
    private final UnreadSchedules health = new UnreadSchedules(rollouts, copies, clock);

    @Test
    void isUpWhileEverythingInUseCanBeRead() {
        register();
        copies.keep(UNUSED, ScheduleFault.ofContent("Two rules.", clock.instant()));

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isDownWithTheReasonUntilTheScheduleIsReadAgain() {
        register();
        ScheduleFault fault = ScheduleFault.ofContent("The event \"Night\" has two rules.", clock.instant());
        copies.keep(USED, fault);

        Health down = health.health();
        assertThat(down.getStatus()).isEqualTo(Status.DOWN);
        assertThat(down.getDetails()).containsEntry("unread", List.of(fault.sentence(USED)));

        copies.keep(new CalendarSnapshot(
                USED,
                List.of(),
                new Interval(clock.instant(), clock.instant().plusSeconds(60)),
                clock.instant(),
                true));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        clock.advance(PROBES);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isDownOnlyByALongOutage() {
        register();
        copies.keep(USED, ScheduleFault.of(Failure.of(FailureCode.SYSTEM_UNAVAILABLE, "down"), clock.instant()));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        clock.advance(Duration.ofMinutes(10));

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    }

    private void register() {
        rollouts.register(new Rollouts.NewRollout(
                new RolloutId("thermostat-4-2-1"),
                new PlanDigest("ab".repeat(32)),
                "{}",
                "thermostat",
                Map.of(),
                Set.of(USED),
                clock.instant()));
    }
}
