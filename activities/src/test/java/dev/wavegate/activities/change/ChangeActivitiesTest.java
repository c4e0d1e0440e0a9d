package dev.wavegate.activities.change;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.wavegate.activities.PlanCache;
import dev.wavegate.activities.RecordedHints;
import dev.wavegate.domain.change.Attachment;
import dev.wavegate.domain.change.ChangePhase;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.change.ChangeTask;
import dev.wavegate.domain.change.ChangeTicket;
import dev.wavegate.domain.change.CloseAt;
import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.change.NoteKey;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.rollout.PlanRef;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.WaveForecast;
import dev.wavegate.plan.CanonicalPlan;
import dev.wavegate.testkit.change.InMemoryChangeTickets;
import dev.wavegate.testkit.rollout.InMemoryPlans;
import dev.wavegate.testkit.rollout.PlanBuilder;
import dev.wavegate.workflows.change.ChangeTicketActivities.Closing;
import dev.wavegate.workflows.change.ChangeTicketActivities.Note;
import dev.wavegate.workflows.change.ChangeTicketActivities.Raising;
import dev.wavegate.workflows.change.ChangeTicketActivities.TaskUpdate;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

class ChangeActivitiesTest {
    private final InMemoryChangeTickets tickets = new InMemoryChangeTickets();
    private final InMemoryPlans plans = new InMemoryPlans();
    private final RecordedHints hints = new RecordedHints();
    private final ChangeTicketActivitiesImpl handling =
            new ChangeTicketActivitiesImpl(tickets, new PlanCache(plans), ZoneId.of("Europe/Berlin"));
    private final ChangeFeedActivitiesImpl announcing = new ChangeFeedActivitiesImpl(tickets, hints);

    private ChangeTicket raise(String rollout) {
        RolloutPlan plan = PlanBuilder.aPlan(rollout).build();
        PlanDigest digest = CanonicalPlan.digest(plan);
        plans.store(digest, CanonicalPlan.json(plan));
        return handling.raise(
                new Raising(new PlanRef(plan.id(), digest), List.of(new WaveForecast("wave-1", 60, Optional.empty()))));
    }

    @Test
    void leadsAChangeFromItsDraftToItsEnd() {
        ChangeRef change = raise("thermostat-4-2-1").ref();

        assertThat(raise("thermostat-4-2-1").ref()).isEqualTo(change);
        assertThat(handling.requestApproval(change).phase()).isEqualTo(ChangePhase.AWAITING_APPROVAL);
        tickets.approve(change);
        assertThat(handling.beginImplementation(change).phase()).isEqualTo(ChangePhase.IMPLEMENTING);
        assertThat(handling.close(new Closing(change, CloseCode.SUCCESSFUL, "all good", CloseAt.CLOSED))
                        .phase())
                .isEqualTo(ChangePhase.CLOSED);
        assertThat(handling.read(change).phase()).isEqualTo(ChangePhase.CLOSED);
    }

    @Test
    void attachesThePlanThatIsApprovedOnce() {
        ChangeRef change = raise("thermostat-4-2-1").ref();
        assertThat(raise("thermostat-4-2-1").ref()).isEqualTo(change);

        RolloutPlan plan = PlanBuilder.aPlan("thermostat-4-2-1").build();
        assertThat(tickets.filesOf(change))
                .containsExactly(new Attachment(
                        "wavegate-plan-" + CanonicalPlan.digest(plan).abbreviated() + ".json",
                        "application/json",
                        CanonicalPlan.json(plan)));
        assertThat(tickets.draftOf(change).description())
                .as("the digest and what binds come first")
                .contains(CanonicalPlan.digest(plan).value())
                .satisfies(text -> assertThat(text.lines().findFirst().orElse(""))
                        .satisfies(golden("change.binds", CanonicalPlan.digest(plan))));
    }

    @Test
    void saysOnTheChangeThatThePlanCouldNotBeAttached() {
        tickets.refusingFiles();

        ChangeRef change = raise("thermostat-4-2-1").ref();
        assertThat(raise("thermostat-4-2-1").ref()).isEqualTo(change);

        assertThat(tickets.filesOf(change)).isEmpty();
        assertThat(tickets.notesOf(change)).hasSize(1);
    }

    @Test
    void showsTheTasksOfWaves() {
        ChangeRef change = raise("thermostat-4-2-1").ref();
        ChangeTask task = new ChangeTask(
                new RolloutId("thermostat-4-2-1"),
                new WaveNumber(1),
                "Wave 1",
                ChangeTask.Status.IN_PROGRESS,
                "Wave 1 started.");

        handling.task(new TaskUpdate(change, task));

        assertThat(tickets.tasksOf(change)).containsExactly(task);
    }

    @Test
    void writesNotesAndCancels() {
        RolloutPlan plan = PlanBuilder.aPlan("thermostat-4-2-1").build();
        ChangeRef change = raise("thermostat-4-2-1").ref();

        handling.note(new Note(change, new NoteKey(plan.id(), "wave-1"), "Wave 1 has begun."));
        ChangeTicket cancelled = handling.cancel(new Note(change, new NoteKey(plan.id(), "cancelled"), "No."));

        assertThat(cancelled.phase()).isEqualTo(ChangePhase.CANCELLED);
    }

    @Test
    void tellsTheRolloutsWhoseChangesMoved() {
        raise("first");
        String cursor = announcing.announceMoved("");
        assertThat(announcing.announceMoved(cursor)).isEqualTo(cursor);
        int before = hints.told().size();

        handling.requestApproval(raise("second").ref());
        String next = announcing.announceMoved(cursor);

        assertThat(hints.told().subList(before, hints.told().size())).containsExactly("change of second");
        assertThat(next).isNotEqualTo(cursor);
    }

    @Test
    void passesTroubleOn() {
        tickets.troubles().failAlways(FailureCode.SYSTEM_UNAVAILABLE);

        assertFails(FailureCode.SYSTEM_UNAVAILABLE, () -> announcing.announceMoved(""));
        assertThat(hints.told()).isEmpty();
    }
}
