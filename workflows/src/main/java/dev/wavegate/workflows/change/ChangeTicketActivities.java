package dev.wavegate.workflows.change;

import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.change.ChangeTask;
import dev.wavegate.domain.change.ChangeTicket;
import dev.wavegate.domain.change.CloseAt;
import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.change.NoteKey;
import dev.wavegate.domain.rollout.PlanRef;
import dev.wavegate.domain.rollout.WaveForecast;
import dev.wavegate.domain.schedule.Interval;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** What a workflow does with its change; every verb is repeatable. */
@ActivityInterface
public interface ChangeTicketActivities {
    /** The rollout's change, created if there is none yet. */
    @ActivityMethod(name = "RaiseChange")
    ChangeTicket raise(Raising raising);

    @ActivityMethod(name = "RequestApproval")
    ChangeTicket requestApproval(ChangeRef change);

    @ActivityMethod(name = "ReadChange")
    ChangeTicket read(ChangeRef change);

    @ActivityMethod(name = "BeginImplementation")
    ChangeTicket beginImplementation(ChangeRef change);

    @ActivityMethod(name = "PlanChange")
    Replanned plan(Planning planning);

    /** Asks the change managers to agree, by a hold that they lift. */
    @ActivityMethod(name = "HoldChange")
    ChangeTicket hold(Note reason);

    @ActivityMethod(name = "WriteNote")
    void note(Note note);

    /** Shows a wave in the change's list of tasks. */
    @ActivityMethod(name = "UpdateChangeTask")
    void task(TaskUpdate update);

    @ActivityMethod(name = "CloseChange")
    ChangeTicket close(Closing closing);

    @ActivityMethod(name = "CancelChange")
    ChangeTicket cancel(Note reason);

    /** For which rollout a change is raised, and when its waves will probably happen. */
    record Raising(PlanRef plan, List<WaveForecast> waves) {
        public Raising {
            waves = List.copyOf(waves);
        }
    }

    /**
     * For when a change is to be planned.
     *
     * @param known when it was planned for as far as the workflow knows; empty when it was not
     */
    record Planning(ChangeRef change, Interval planned, Optional<Interval> known) {}

    /**
     * What became of it.
     *
     * @param ticket the change as it stands now
     * @param objection why it is not planned as wished; blank when it is
     */
    record Replanned(ChangeTicket ticket, String objection) {}

    /** A note, written once per key. */
    record Note(ChangeRef change, NoteKey key, String text) {}

    /** What the list of tasks shows about a wave from now on. */
    record TaskUpdate(ChangeRef change, ChangeTask task) {}

    /** How, with which words and how far a change is closed. */
    record Closing(ChangeRef change, CloseCode code, String notes, CloseAt at) {}
}
