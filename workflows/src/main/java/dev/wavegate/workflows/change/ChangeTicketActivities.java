package dev.wavegate.workflows.change;

import java.util.List;

import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.change.ChangeTicket;
import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.change.NoteKey;
import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.WaveForecast;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** What a story does with its change; every verb is repeatable. */
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

    @ActivityMethod(name = "WriteNote")
    void note(Note note);

    @ActivityMethod(name = "CloseChange")
    ChangeTicket close(Closing closing);

    @ActivityMethod(name = "CancelChange")
    ChangeTicket cancel(Note reason);

    /** For which rollout a change is raised, and when its waves will probably happen. */
    record Raising(RolloutPlan plan, PlanDigest digest, List<WaveForecast> waves) {
        public Raising {
            waves = List.copyOf(waves);
        }
    }

    /** A note, written once per key. */
    record Note(ChangeRef change, NoteKey key, String text) {}

    /** How and with which words a change is closed. */
    record Closing(ChangeRef change, CloseCode code, String notes) {}
}
