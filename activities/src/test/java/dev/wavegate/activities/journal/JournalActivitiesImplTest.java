package dev.wavegate.activities.journal;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.activities.PlanCache;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.journal.JournalEvent;
import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.rollout.PlanRef;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.plan.CanonicalPlan;
import dev.wavegate.testkit.journal.InMemoryJournal;
import dev.wavegate.testkit.rollout.InMemoryPlans;
import dev.wavegate.testkit.rollout.InMemoryRollouts;
import dev.wavegate.testkit.rollout.PlanBuilder;
import dev.wavegate.workflows.journal.JournalActivities.Registration;
import dev.wavegate.workflows.journal.ProgressUpdate;
import org.junit.jupiter.api.Test;

import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

class JournalActivitiesImplTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final RolloutId ID = new RolloutId("thermostat-4-2-1");

    private final InMemoryPlans plans = new InMemoryPlans();
    private final InMemoryRollouts rollouts = new InMemoryRollouts();
    private final InMemoryJournal journal = new InMemoryJournal();
    private final JournalActivitiesImpl keeping = new JournalActivitiesImpl(rollouts, journal, new PlanCache(plans));
    private final RolloutPlan plan = PlanBuilder.aPlan("thermostat-4-2-1")
            .openIn("google:maintenance")
            .closedIn("google:freeze")
            .staffedBy("ops", "pagerduty:duty", 1)
            .build();

    private Registration registrationOf(RolloutPlan any) {
        PlanDigest digest = CanonicalPlan.digest(any);
        plans.store(digest, CanonicalPlan.json(any));
        return new Registration(new PlanRef(any.id(), digest), NOW);
    }

    private static ProgressUpdate update(long sequence, RolloutState state, String... keys) {
        List<JournalEvent> events = Arrays.stream(keys)
                .map(key -> new JournalEvent(key, NOW, "kind", "wavegate", "text", Map.of()))
                .toList();
        RolloutProgress progress = new RolloutProgress(
                state,
                false,
                List.of(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        return new ProgressUpdate(ID, progress, sequence, NOW, events);
    }

    @Test
    void makesARolloutKnownWithItsPlanAndTheSchedulesItNames() {
        keeping.register(registrationOf(plan));
        keeping.register(registrationOf(plan));

        assertThat(rollouts.find(ID)).get().satisfies(known -> {
            assertThat(known.planJson()).isEqualTo(CanonicalPlan.json(plan));
            assertThat(known.digest()).isEqualTo(CanonicalPlan.digest(plan));
        });
        assertThat(rollouts.schedulesInUse())
                .containsExactlyInAnyOrder(
                        ScheduleRef.parse("google:maintenance"),
                        ScheduleRef.parse("google:freeze"),
                        ScheduleRef.parse("pagerduty:duty"));
    }

    @Test
    void refusesAnotherPlanOfTheSameName() {
        RolloutPlan other =
                PlanBuilder.aPlan("thermostat-4-2-1").openIn("google:other").build();
        keeping.register(registrationOf(plan));

        assertFails(FailureCode.ROLLOUT_EXISTS, () -> keeping.register(registrationOf(other)));
    }

    @Test
    void keepsProgressAndEventsOnceHoweverOftenItIsTold() {
        keeping.register(registrationOf(plan));
        keeping.record(update(2, RolloutState.AWAITING_APPROVAL, "story-000001", "story-000002"));

        keeping.record(update(2, RolloutState.AWAITING_APPROVAL, "story-000001", "story-000002"));
        keeping.record(update(1, RolloutState.PREPARING, "story-000001"));

        assertThat(journal.read(ID, 0, 10))
                .extracting(each -> each.event().key())
                .containsExactly("story-000001", "story-000002");
        assertThat(rollouts.find(ID).orElseThrow().progress().state()).isEqualTo(RolloutState.AWAITING_APPROVAL);
    }

    @Test
    void keepsProgressWithoutAnyEvent() {
        keeping.register(registrationOf(plan));

        keeping.record(update(1, RolloutState.RUNNING_WAVE));

        assertThat(rollouts.find(ID).orElseThrow().progress().state()).isEqualTo(RolloutState.RUNNING_WAVE);
        assertThat(journal.read(ID, 0, 10)).isEmpty();
    }
}
