package dev.wavegate.workflows.rollout;

import dev.wavegate.domain.change.ChangeAnswer;
import dev.wavegate.domain.device.DeviceOutcome;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.rollout.Ending;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.window.StaffedWindow;
import dev.wavegate.workflows.journal.Chronicle;
import dev.wavegate.workflows.journal.JournalActivities;
import dev.wavegate.workflows.mechanics.ActivityProfiles;
import dev.wavegate.workflows.mechanics.StoryClock;
import dev.wavegate.workflows.wave.CohortActivities;
import dev.wavegate.workflows.wave.WaveSlice;
import dev.wavegate.workflows.wave.WaveWorkflow;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A rollout that brings one wave after the other, each in its own staffed window, under one change. */
public final class WaveByWaveRollout implements RolloutWorkflow {
    /** A backend that did not answer is asked again after this long; the drive itself has been patient before. */
    private static final Duration BACKEND_REST = Duration.ofSeconds(10);

    private final JournalActivities journal =
            Workflow.newActivityStub(JournalActivities.class, ActivityProfiles.ownStore());
    private final CohortActivities cohorts =
            Workflow.newActivityStub(CohortActivities.class, ActivityProfiles.drive());
    private final Order order;
    private final Chronicle chronicle;
    private final Steering steering;
    private final ChangeDesk desk;
    private final WindowDesk windows;
    private final WaveRun waves;
    private final Aftermath aftermath;
    private List<WaveSlice> slices = List.of();

    /** Everything that a message may touch exists before the first message is handled. */
    @WorkflowInit
    public WaveByWaveRollout(Order order) {
        this.order = order;
        this.chronicle = new Chronicle(order.plan().id(), journal);
        this.steering = new Steering(chronicle);
        this.desk = new ChangeDesk(order, chronicle, steering);
        this.windows = new WindowDesk(order.plan(), chronicle, steering);
        this.waves = new WaveRun(order, chronicle, steering, desk, windows);
        this.aftermath = new Aftermath(order, chronicle, desk, cohorts, waves);
    }

    @Override
    public RolloutProgress run(Order same) {
        journal.register(new JournalActivities.Registration(order.plan(), order.digest(), StoryClock.now()));
        chronicle.tell("rollout.started", "Rollout " + order.plan().id() + " has begun.", Map.of());
        Fate fate = tell();
        aftermath.conclude(fate, slices);
        Workflow.await(Workflow::isEveryHandlerFinished);
        desk.drain();
        chronicle.drain();
        return chronicle.progress();
    }

    /** The story; whatever cannot be mended by trying again ends with a person. */
    private Fate tell() {
        try {
            Fate fate = prepare();
            for (WaveSlice wave : slices) {
                fate = fate.goesOn() ? carryOut(wave) : fate;
            }
            return fate;
        } catch (ActivityFailure | ChildWorkflowFailure failure) {
            return new Fate(Fate.Way.NEEDS_HUMAN, Causes.sentence(failure));
        }
    }

    private Fate prepare() {
        CohortActivities.Frozen frozen = cohorts.freeze(order.plan());
        chronicle.tell(
                "cohort.frozen",
                "Froze a cohort of " + frozen.devices() + " devices in " + frozen.slices().size() + " waves ("
                        + frozen.skipped() + " skipped).",
                Map.of("devices", Integer.toString(frozen.devices()), "skipped", Integer.toString(frozen.skipped())));
        if (frozen.devices() == 0) {
            return new Fate(Fate.Way.CANCELLED, "no device of the backend matches the plan");
        }
        slices = frozen.slices();
        desk.raise(windows.forecast(slices));
        return desk.awaitApproval();
    }

    /** Brings one wave to its end, in as many windows as that takes. */
    private Fate carryOut(WaveSlice wave) {
        chronicle.enterWave(wave.number().value());
        int left = wave.range().size();
        while (true) {
            Fate permission = awaitPermission();
            if (!permission.goesOn()) {
                return permission;
            }
            Optional<StaffedWindow> window = windows.await(wave, left, desk.notBefore());
            if (window.isEmpty()) {
                continue;
            }
            WaveWorkflow.Result result = update(wave, left, window.get());
            switch (result.end()) {
                case PASSED -> {
                    return Fate.GO_ON;
                }
                case FAILED -> {
                    return steering.command().orElse(new Fate(Fate.Way.ROLL_BACK, result.reason()));
                }
                case INCONCLUSIVE -> {
                    return awaitDecision(wave, result);
                }
                case UNFINISHED -> left = restAndCount(left, result);
            }
        }
    }

    /** Waits until nobody has paused the rollout and its change still allows it. */
    private Fate awaitPermission() {
        while (true) {
            if (steering.command().isPresent()) {
                return steering.command().get();
            }
            if (steering.isPaused()) {
                Workflow.await(() -> !steering.isPaused() || steering.command().isPresent());
                continue;
            }
            ChangeAnswer answer = desk.ask();
            Optional<Fate> fate = answer.match(
                    approved -> Optional.of(Fate.GO_ON),
                    rejected -> Optional.of(
                            new Fate(Fate.Way.CANCELLED, "the approval was taken back: " + rejected.comment())),
                    waiting -> Optional.of(desk.awaitApproval()),
                    held -> waitOut("The change is on hold: " + held.reason()),
                    withdrawn -> Optional.of(new Fate(Fate.Way.CANCELLED, withdrawn.reason())));
            if (fate.isPresent()) {
                return fate.get();
            }
        }
    }

    /** Waits for a sign that the change moved; the answer then has to be read again. */
    private Optional<Fate> waitOut(String hold) {
        chronicle.hold(List.of(hold));
        Workflow.await(
                ChangeDesk.READ_AT_LEAST,
                () -> steering.hasChangeMoved() || steering.command().isPresent());
        return Optional.empty();
    }

    private WaveWorkflow.Result update(WaveSlice wave, int left, StaffedWindow window) {
        desk.beginImplementation();
        chronicle.release();
        String begun = "Wave " + wave.name() + " has begun: " + left + " devices, window until " + window.span().end()
                + "; " + String.join("; ", window.evidence()) + ".";
        chronicle.tell("wave.started", begun, Map.of("wave", wave.name(), "devices", Integer.toString(left)));
        desk.note("wave-" + wave.number() + "-from-" + left, begun);
        WaveWorkflow.Result result = waves.forward(wave, left, window);
        chronicle.gates(wave.number().value(), result.gates());
        String ended = "Wave " + wave.name() + " " + words(result.end()) + ": " + Ending.numbers(result.counts())
                + (result.reason().isBlank() ? "." : "; " + result.reason());
        chronicle.tell("wave." + result.end().name().toLowerCase(Locale.ROOT), ended, Map.of("wave", wave.name()));
        desk.note("wave-" + wave.number() + "-to-" + result.counts().outstanding(), ended);
        return result;
    }

    private static String words(WaveWorkflow.End end) {
        return switch (end) {
            case PASSED -> "passed its gates";
            case FAILED -> "was stopped";
            case INCONCLUSIVE -> "cannot be judged";
            case UNFINISHED -> "is unfinished";
        };
    }

    /** How many devices are left; a backend that did not answer gets a rest first. */
    private int restAndCount(int left, WaveWorkflow.Result result) {
        if (!result.reason().isBlank()) {
            chronicle.hold(List.of(result.reason()));
            Workflow.await(BACKEND_REST, () -> steering.command().isPresent());
        }
        boolean counted = result.counts().total() > 0;
        return counted ? Math.max(1, result.counts().of(DeviceOutcome.PENDING)) : left;
    }

    private Fate awaitDecision(WaveSlice wave, WaveWorkflow.Result result) {
        String reason = "The gates of wave " + wave.name() + " cannot tell: "
                + String.join(" ", result.gates().stream()
                        .flatMap(each -> each.verdict().reasons().stream())
                        .toList());
        chronicle.hold(List.of(reason));
        steering.awaitDecision();
        Workflow.await(() -> steering.hasDecision() || steering.command().isPresent());
        Optional<GateDecision> decision = steering.takeDecision();
        chronicle.release();
        return decision.map(taken -> taken.choice() == Choice.PROMOTE
                        ? Fate.GO_ON
                        : new Fate(Fate.Way.ROLL_BACK, "decided by " + taken.actor()))
                .orElseGet(() -> steering.command().orElseThrow());
    }

    @Override
    public RolloutProgress pause(Command command) {
        steering.pause(command);
        return chronicle.progress();
    }

    @Override
    public void mayPause(Command command) {
        steering.mayPause();
    }

    @Override
    public RolloutProgress resume(Command command) {
        steering.resume(command);
        return chronicle.progress();
    }

    @Override
    public void mayResume(Command command) {
        steering.mayResume();
    }

    @Override
    public RolloutProgress abort(Command command) {
        steering.abort(command);
        return chronicle.progress();
    }

    @Override
    public void mayAbort(Command command) {
        steering.mayEnd();
    }

    @Override
    public RolloutProgress rollBack(Command command) {
        steering.rollBack(command);
        return chronicle.progress();
    }

    @Override
    public void mayRollBack(Command command) {
        steering.mayEnd();
    }

    @Override
    public RolloutProgress decide(GateDecision decision) {
        steering.decide(decision);
        return chronicle.progress();
    }

    @Override
    public void mayDecide(GateDecision decision) {
        steering.mayDecide();
    }

    @Override
    public void changeMoved() {
        steering.changeMoved();
    }

    @Override
    public void rosterMoved() {
        steering.rosterMoved();
    }

    @Override
    public void waveSoaking(WaveNumber wave) {
        if (chronicle.state() == RolloutState.RUNNING_WAVE) {
            chronicle.enter(RolloutState.SOAKING);
            chronicle.tell("wave.soaking", "Wave " + order.plan().wave(wave).name() + " is soaking.", Map.of());
        }
    }

    @Override
    public RolloutProgress view() {
        return chronicle.progress();
    }
}
