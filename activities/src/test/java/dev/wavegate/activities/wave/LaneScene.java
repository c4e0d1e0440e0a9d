package dev.wavegate.activities.wave;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import dev.wavegate.activities.PlanCache;
import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.release.Version;
import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.rollout.PlanRef;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.Rollouts;
import dev.wavegate.plan.CanonicalPlan;
import dev.wavegate.testkit.cohort.CohortRows;
import dev.wavegate.testkit.cohort.InMemoryCohorts;
import dev.wavegate.testkit.cohort.InMemoryDispatches;
import dev.wavegate.testkit.cohort.InMemoryFeedCursors;
import dev.wavegate.testkit.fleet.InMemoryFleet;
import dev.wavegate.testkit.journal.InMemoryJournal;
import dev.wavegate.testkit.rollout.InMemoryPlans;
import dev.wavegate.testkit.rollout.InMemoryRollouts;
import dev.wavegate.testkit.rollout.PlanBuilder;
import dev.wavegate.testkit.schedule.TestClock;
import dev.wavegate.workflows.wave.CohortActivities;
import dev.wavegate.workflows.wave.DriveInput;
import dev.wavegate.workflows.wave.DriveResult;
import dev.wavegate.workflows.wave.WaveSlice;
import io.temporal.client.ActivityCanceledException;

import static org.assertj.core.api.Assertions.assertThat;

/** One lane over stores and a fleet in memory; between two ticks a second passes and every device does one thing. */
final class LaneScene {
    static final Duration TICK = Duration.ofSeconds(1);

    private static final int MOST_BEATS = 20_000;
    private static final Instant BEGINNING = Instant.parse("2026-11-20T10:00:00Z");

    final TestClock clock;
    final InMemoryFleet devices;
    final BentFleet fleet;
    final InMemoryJournal journal;
    final InMemoryCohorts cohorts;
    final InMemoryDispatches dispatches;
    final InMemoryFeedCursors cursors;
    final InMemoryPlans plans;
    final InMemoryRollouts rollouts;
    private final Map<Integer, Runnable> happenings = new HashMap<>();
    private Runnable everyBeat = () -> {};
    private boolean cancelled;
    private PlanBuilder builder = PlanBuilder.aPlan("thermostat-4-2-1").pacedAt(100_000, 50_000);
    private int beats;
    private int stopAt = Integer.MAX_VALUE;

    LaneScene() {
        clock = TestClock.at(BEGINNING);
        devices = InMemoryFleet.stepwise(clock);
        fleet = new BentFleet(devices, clock);
        journal = new InMemoryJournal();
        CohortRows rows = new CohortRows();
        cohorts = new InMemoryCohorts(rows, clock);
        dispatches = new InMemoryDispatches(rows);
        cursors = new InMemoryFeedCursors();
        plans = new InMemoryPlans();
        rollouts = new InMemoryRollouts();
    }

    private LaneScene(LaneScene other) {
        clock = other.clock;
        devices = other.devices;
        fleet = other.fleet;
        journal = other.journal;
        cohorts = other.cohorts;
        dispatches = other.dispatches;
        cursors = other.cursors;
        plans = other.plans;
        rollouts = other.rollouts;
    }

    /** Another rollout of the same product to the same devices; not frozen yet. */
    LaneScene besides(String name, String version) {
        LaneScene another = new LaneScene(this);
        another.builder = PlanBuilder.aPlan(name).of("thermostat", version).pacedAt(100_000, 50_000);
        return another;
    }

    /** How many devices run this version now. */
    long running(String version) {
        return devices.devices(FleetSelection.everything(), "", 1_000).devices().stream()
                .filter(device -> device.version().equals(Optional.of(new Version(version))))
                .count();
    }

    /** So long after the beginning. */
    static Instant in(Duration time) {
        return BEGINNING.plus(time);
    }

    LaneScene planned(UnaryOperator<PlanBuilder> wishes) {
        builder = wishes.apply(builder);
        return this;
    }

    /** Freezes this many thermostats on 4.2.0 as the rollout's only wave. */
    LaneScene withThermostats(int number) {
        devices.withThermostats(number, "4.2.0");
        freeze();
        return this;
    }

    CohortActivities.Frozen freeze() {
        return freezing().freeze(rollout());
    }

    CohortActivitiesImpl freezing() {
        return new CohortActivitiesImpl(ports(), ManualHeartbeat::new);
    }

    /** At this beat, counted from one over the whole scene, something happens. */
    LaneScene atBeat(int beat, Runnable what) {
        happenings.put(beat, what);
        return this;
    }

    LaneScene atEveryBeat(Runnable what) {
        everyBeat = what;
        return this;
    }

    /** The pulse says to stop at this beat. */
    LaneScene stoppedAtBeat(int beat) {
        stopAt = beat;
        return this;
    }

    /** The next sign of life hears that the work was cancelled. */
    void cancel() {
        cancelled = true;
    }

    RolloutPlan plan() {
        return builder.build();
    }

    FleetPorts ports() {
        return new FleetPorts(
                new PlanCache(plans),
                name -> name.equals("sim") ? Optional.of(fleet) : Optional.empty(),
                cohorts,
                dispatches,
                cursors,
                rollouts,
                journal,
                clock);
    }

    WaveSlice slice() {
        return slice(1);
    }

    private WaveSlice slice(int number) {
        WaveNumber wave = new WaveNumber(number);
        OrdinalRange range = cohorts.rangeOf(plan().id(), wave).orElseThrow();
        return new WaveSlice(wave, "wave-" + number, range, cohorts.partsOf(plan().id(), wave));
    }

    /** The plan as it is now, stored. */
    PlanRef rollout() {
        PlanDigest digest = CanonicalPlan.digest(plan());
        plans.store(digest, CanonicalPlan.json(plan()));
        rollouts.register(new Rollouts.NewRollout(
                plan().id(), digest, CanonicalPlan.json(plan()), "thermostat", Map.of(), Set.of(), clock.instant()));
        return new PlanRef(plan().id(), digest);
    }

    DriveInput order(Intent intent, Optional<Instant> dispatchUntil) {
        return input(Lane.all(plan(), slice(), intent, dispatchUntil).get(0));
    }

    private DriveInput input(Lane lane) {
        return new DriveInput(
                rollout().rollout(),
                rollout().digest(),
                lane.slice().number(),
                lane.slice().range(),
                lane.intent(),
                lane.lane(),
                lane.laneNumber(),
                lane.dispatchUntil());
    }

    /** Drives as a worker does that has just taken the work up. */
    DriveResult drive(Instant dispatchUntil) {
        return driving().drive(order(Intent.UPDATE, Optional.of(dispatchUntil)));
    }

    DriveResult drive() {
        return drive(in(Duration.ofDays(1)));
    }

    /** Drives one of several lanes. */
    DriveResult driveLane(int number, Instant dispatchUntil) {
        return driving().drive(input(lanes(Optional.of(dispatchUntil)).get(number)));
    }

    List<Lane> lanes(Optional<Instant> dispatchUntil) {
        return Lane.all(plan(), slice(), Intent.UPDATE, dispatchUntil);
    }

    DriveResult driveQuietly() {
        return driving().drive(order(Intent.UPDATE, Optional.empty()));
    }

    DriveResult watch() {
        return driving().watch(order(Intent.UPDATE, Optional.of(in(Duration.ofDays(365)))));
    }

    /** Watches the first lane of this wave. */
    DriveResult watchWave(int number) {
        return driving()
                .watch(input(Lane.all(plan(), slice(number), Intent.UPDATE, Optional.empty())
                        .get(0)));
    }

    DriveResult judge() {
        return driving().judge(order(Intent.UPDATE, Optional.of(in(Duration.ofDays(365)))));
    }

    DriveResult takeBack() {
        return takeBack(in(Duration.ofDays(365)));
    }

    DriveResult takeBack(Instant dispatchUntil) {
        return driving().drive(order(Intent.ROLLBACK, Optional.of(dispatchUntil)));
    }

    DriveResult takeBackQuietly() {
        return driving().drive(order(Intent.ROLLBACK, Optional.empty()));
    }

    private WaveActivitiesImpl driving() {
        return new WaveActivitiesImpl(ports(), ManualHeartbeat::new);
    }

    OutcomeCounts counts() {
        return cohorts.counts(plan().id(), slice().range());
    }

    int count(DeviceOutcome outcome) {
        return counts().of(outcome);
    }

    /** The device with this place in the cohort. */
    DeviceId device(int ordinal) {
        return members().get(ordinal).device();
    }

    CohortMember member(DeviceId device) {
        return cohorts.members(plan().id(), Set.of(device)).get(0);
    }

    List<CohortMember> members() {
        return cohorts.members(plan().id(), slice().range(), EnumSet.allOf(DeviceOutcome.class), -1, Integer.MAX_VALUE);
    }

    int beats() {
        return beats;
    }

    /** Time and the fleet move by hand. */
    private final class ManualHeartbeat implements Heartbeat {
        @Override
        public boolean beat(OutcomeCounts counts) {
            beats++;
            assertThat(beats).as("beats before the work came to an end").isLessThan(MOST_BEATS);
            clock.advance(TICK);
            devices.step();
            Optional.ofNullable(happenings.get(beats)).ifPresent(Runnable::run);
            everyBeat.run();
            return beats != stopAt;
        }

        @Override
        public void alive() {
            assertThat(beats).isLessThan(MOST_BEATS);
            if (cancelled) {
                cancelled = false;
                throw new ActivityCanceledException();
            }
        }
    }
}
