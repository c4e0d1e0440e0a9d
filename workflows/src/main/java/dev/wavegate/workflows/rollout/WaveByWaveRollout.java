package dev.wavegate.workflows.rollout;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.device.DeviceOutcome;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.rollout.WaveForecast;
import dev.wavegate.domain.window.StaffedWindow;
import dev.wavegate.workflows.journal.Chronicle;
import dev.wavegate.workflows.journal.JournalActivities;
import dev.wavegate.workflows.mechanics.ActivityProfiles;
import dev.wavegate.workflows.mechanics.GrowingRest;
import dev.wavegate.workflows.mechanics.StoryClock;
import dev.wavegate.workflows.wave.CohortActivities;
import dev.wavegate.workflows.wave.WaveSlice;
import dev.wavegate.workflows.wave.WaveWorkflow;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;

/** A rollout that brings one wave after the other, each in its own staffed window, under one change. */
public final class WaveByWaveRollout implements RolloutWorkflow {
    private final JournalActivities journal =
            Workflow.newActivityStub(JournalActivities.class, ActivityProfiles.ownStore());
    private final CohortActivities cohorts =
            Workflow.newActivityStub(CohortActivities.class, ActivityProfiles.cohortWork());
    private final Order order;
    private final Chronicle chronicle;
    private final Steering steering;
    private final ChangeDesk desk;
    private final BookingDesk bookings;
    private final PlannedTime time;
    private final WindowDesk windows;
    private final Permission permission;
    private final DecisionDesk decisions;
    private final WaveRun waves;
    private final WaveTale tale;
    private final CountedPeople people;
    private final Desks desks;
    private final Aftermath aftermath;
    private Optional<RegionalWave> regionalWave = Optional.empty();
    private List<WaveSlice> slices = List.of();

    /** Everything that a message may touch exists before the first message is handled. */
    @WorkflowInit
    public WaveByWaveRollout(Order order) {
        this.order = order;
        this.chronicle = new Chronicle(order.plan().id(), journal);
        this.steering = new Steering(chronicle);
        this.desk = new ChangeDesk(order, chronicle, steering);
        this.bookings = new BookingDesk(order.plan(), chronicle, desk);
        this.time = new PlannedTime(order.plan(), chronicle, steering, desk);
        this.windows = new WindowDesk(order.plan(), bookings, time);
        this.permission = new Permission(chronicle, steering, desk);
        this.decisions = new DecisionDesk(chronicle, steering, desk);
        this.waves = new WaveRun(order);
        this.tale = new WaveTale(chronicle, desk);
        this.people = new CountedPeople(order.plan());
        this.desks = new Desks(order.plan(), chronicle, steering, desk, bookings, windows, waves, cohorts);
        this.aftermath = new Aftermath(order, chronicle, desk, cohorts, waves);
    }

    @Override
    public RolloutProgress run(Order same) {
        journal.register(new JournalActivities.Registration(order.plan(), order.digest(), StoryClock.now()));
        chronicle.tell("rollout.started", "Rollout " + order.plan().id() + " has begun.", Map.of());
        Fate fate = tell();
        steering.conclude();
        bookings.conclude();
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
                "Froze a cohort of " + frozen.devices() + " devices in "
                        + frozen.slices().size() + " waves (" + frozen.skipped() + " skipped).",
                Map.of("devices", Integer.toString(frozen.devices()), "skipped", Integer.toString(frozen.skipped())));
        if (frozen.devices() == 0) {
            return new Fate(Fate.Way.CANCELLED, "no device of the backend matches the plan");
        }
        slices = frozen.slices();
        List<WaveForecast> forecasts = windows.forecast(slices);
        desk.raise(forecasts);
        time.expect(forecasts);
        return desk.awaitApproval();
    }

    private Fate carryOut(WaveSlice wave) {
        if (!wave.isCut()) {
            return carryOutAsAWhole(wave);
        }
        RegionalWave regions = new RegionalWave(desks, permission, decisions, people, wave);
        regionalWave = Optional.of(regions);
        return regions.carryOut();
    }

    /** Brings one wave to its end, in as many windows as that takes. */
    private Fate carryOutAsAWhole(WaveSlice wave) {
        chronicle.enterWave(wave.number().value());
        int left = wave.range().size();
        GrowingRest rest = WaveRun.rest();
        while (true) {
            Fate permitted = permission.await();
            if (!permitted.goesOn()) {
                return permitted;
            }
            WholeWave whole = new WholeWave(desks, wave, left);
            Optional<StaffedWindow> window = windows.await(whole, desk.notBefore());
            if (window.isEmpty() || !desk.hasAnsweredLately()) {
                continue;
            }
            WaveWorkflow.Result result = update(wave, whole, left, window.get());
            switch (result.end()) {
                case PASSED -> {
                    return steering.command().orElse(Fate.GO_ON);
                }
                case FAILED -> {
                    return steering.command().orElse(new Fate(Fate.Way.ROLL_BACK, result.reason()));
                }
                case INCONCLUSIVE -> {
                    return decisions.await(wave, result);
                }
                case UNFINISHED, SOAKED -> left = restAndCount(left, result, rest);
            }
        }
    }

    private WaveWorkflow.Result update(WaveSlice wave, WholeWave whole, int left, StaffedWindow window) {
        desk.beginImplementation();
        chronicle.release();
        chronicle.enter(RolloutState.RUNNING_WAVE);
        WaveTale.Hero hero = new WaveTale.Hero(wave.name(), "wave-" + wave.number(), Map.of("wave", wave.name()));
        tale.begun(hero, left, window);
        WaveWorkflow.Result result = waves.forward(wave, window.workUntil(), whole.news(StoryClock.now()));
        if (result.end() == WaveWorkflow.End.PASSED || result.end() == WaveWorkflow.End.INCONCLUSIVE) {
            waveSoaking(wave.number());
        }
        chronicle.gates(wave.number().value(), result.gates());
        tale.ended(hero, result.end(), result.counts(), result.reason());
        return result;
    }

    /** How many devices are left; a backend that did not answer gets a rest first. */
    private int restAndCount(int left, WaveWorkflow.Result result, GrowingRest rest) {
        if (result.reason().isBlank()) {
            rest.startOver();
        } else {
            chronicle.hold(List.of(result.reason()));
            StoryClock.await(rest.next(), () -> steering.command().isPresent());
        }
        boolean counted = result.counts().total() > 0;
        return counted ? Math.max(1, result.counts().of(DeviceOutcome.PENDING)) : left;
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
        boolean isCurrent = wave.value() == chronicle.progress().wave();
        if (isCurrent && chronicle.state() == RolloutState.RUNNING_WAVE) {
            chronicle.enter(RolloutState.SOAKING);
            chronicle.tell("wave.soaking", "Wave " + order.plan().wave(wave).name() + " is soaking.", Map.of());
        }
    }

    @Override
    public void regionSoaking(WaveNumber wave, String region) {
        if (wave.value() == chronicle.progress().wave()) {
            regionalWave.ifPresent(current -> current.soaking(region));
        }
    }

    @Override
    public RolloutProgress view() {
        return chronicle.progress();
    }
}
