package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.change.NoteKey;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.WaveForecast;
import dev.wavegate.domain.rollout.WhenMoved;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.workflows.change.ChangeTicketActivities;
import dev.wavegate.workflows.change.ChangeTicketActivities.Planning;
import dev.wavegate.workflows.change.ChangeTicketActivities.Replanned;
import dev.wavegate.workflows.journal.ProgressRecorder;
import dev.wavegate.workflows.temporal.ActivityProfiles;
import dev.wavegate.workflows.temporal.WorkflowClock;
import io.temporal.workflow.Workflow;

/** Keeps the waves within the time that their change is planned for, and plans it anew when a window leaves that. */
final class PlannedTime {
    /** Rollouts that began before heed the planned start only. */
    private static final String FEATURE = "planned-time";

    /** A wave begins some moments after its window; nobody is asked again for that. */
    private static final Duration ROOM = Duration.ofMinutes(5);

    private final ChangeTicketActivities activities =
            Workflow.newActivityStub(ChangeTicketActivities.class, ActivityProfiles.outsideCall());
    private final RolloutPlan plan;
    private final ProgressRecorder recorder;
    private final OperatorCommands commands;
    private final ChangeManagement desk;
    private final Map<Interval, Instant> asked = new HashMap<>();
    private Map<String, Interval> forecasts = Map.of();

    PlannedTime(RolloutPlan plan, ProgressRecorder recorder, OperatorCommands commands, ChangeManagement desk) {
        this.plan = plan;
        this.recorder = recorder;
        this.commands = commands;
        this.desk = desk;
    }

    /** What the change's dates were made from. */
    void expect(List<WaveForecast> waves) {
        Map<String, Interval> known = new HashMap<>();
        waves.forEach(wave -> wave.when().ifPresent(when -> known.put(wave.name(), when)));
        forecasts = Map.copyOf(known);
    }

    /** Whether the last yes of the change holds for that time, too. */
    boolean covers(Interval when) {
        return desk.planned().map(planned -> isWithin(planned, when)).orElse(true)
                || asked.entrySet().stream()
                        .anyMatch(each ->
                                isWithin(each.getKey(), when) && !desk.yesAsOf().isBefore(each.getValue()));
    }

    private static boolean isWithin(Interval agreed, Interval when) {
        return !when.start().isBefore(agreed.start())
                && !when.end().isAfter(agreed.end().plus(ROOM));
    }

    /** Whether the change has to be planned anew for that time. */
    boolean isLeftBy(Interval when) {
        return !covers(when) && Workflow.getVersion(FEATURE, Workflow.DEFAULT_VERSION, 1) != Workflow.DEFAULT_VERSION;
    }

    /**
     * Plans the change anew, once for each time, and sees to it that it is asked before anything else happens. Unless an
     * agreement is not needed, it is on hold from now until a person lifts that.
     *
     * @param title of the wave or part that has its window then
     */
    void planAnew(String wave, String title, Interval when) {
        if (asked.containsKey(when)) {
            return;
        }
        Optional<Interval> known = desk.planned();
        Interval wished = anew(wave, when, known.orElse(when));
        Replanned answer = activities.plan(new Planning(ref(), wished, known));
        commands.changeMoved();
        boolean isTaken = answer.objection().isBlank();
        if (!isTaken && !answer.ticket().planned().equals(known)) {
            // Somebody else has planned it; what that means for this window is known when the change has been asked.
            return;
        }
        String told =
                "Wave " + title + " now fits " + words(when) + ", outside the planned time of " + desk.number() + ". "
                        + (isTaken
                                ? "It is planned for " + words(wished) + " now."
                                : "It could not be planned anew: " + answer.objection() + ".");
        String step = "planned-for-" + when.start().getEpochSecond() + "-"
                + when.end().getEpochSecond();
        if (plan.change().whenMoved() == WhenMoved.NOTE || desk.takesApprovedTooLate()) {
            desk.note(step, told);
        } else {
            told += " Lift the hold to agree, or cancel the change.";
            activities.hold(new ChangeTicketActivities.Note(ref(), new NoteKey(plan.id(), step), told));
        }
        asked.put(when, WorkflowClock.now());
        recorder.tell(
                "change.replanned",
                told,
                Map.of("from", wished.start().toString(), "to", wished.end().toString()));
    }

    /** The waves after this one are as late as it is. */
    private Interval anew(String wave, Interval when, Interval planned) {
        Instant start = desk.hasBegun() ? planned.start() : when.start();
        Duration late = Optional.ofNullable(forecasts.get(wave))
                .map(forecast -> Duration.between(forecast.end(), when.end()))
                .filter(delay -> !delay.isNegative())
                .orElse(Duration.ZERO);
        Instant shifted = planned.end().plus(late);
        Instant needed = when.end().plus(plan.change().leeway());
        return new Interval(start, shifted.isAfter(needed) ? shifted : needed);
    }

    private ChangeRef ref() {
        return desk.change().orElseThrow();
    }

    private static String words(Interval when) {
        return when.start() + " to " + when.end();
    }
}
