package dev.wavegate.workflows.rollout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;

import dev.wavegate.domain.cohort.CohortPart;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.domain.gate.GateResult;
import dev.wavegate.domain.gate.Verdict;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.rollout.PlanRef;
import dev.wavegate.domain.wave.WavePlanner;
import dev.wavegate.workflows.wave.CohortActivities;
import dev.wavegate.workflows.wave.DriveInput;
import dev.wavegate.workflows.wave.DriveResult;
import dev.wavegate.workflows.wave.DriveResult.End;
import dev.wavegate.workflows.wave.WaveActivities;
import dev.wavegate.workflows.wave.WaveSlice;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;

/**
 * Waves that go as their scripts say. Work that takes time does not sit in an activity, which would keep the clock from
 * skipping, but asks to be tried again when its time has come.
 */
final class ScriptedFleet implements CohortActivities, WaveActivities {
    /** What lanes answer, for the texts that quote it. */
    static final String NO_ANSWER = "The backend does not answer.";

    static final String OBJECTION = "gate install: 3 failures in 3 reports";
    static final String SELF_REVERTED = "gate install: devices went back by themselves";
    static final String TOO_FEW = "too few to judge";
    static final String OTHER_CONTENT = "the key has other content";

    private final Clock clock;
    private final Map<Integer, WaveScript> scripts = new HashMap<>();
    private final Map<Integer, Map<Integer, ScriptedLane>> waves = new TreeMap<>();
    private final List<DriveInput> drives = new ArrayList<>();
    private final List<DriveInput> verdicts = new ArrayList<>();
    private final List<OrdinalRange> rollbacks = new ArrayList<>();
    private final List<WaveSlice> slices = new ArrayList<>();
    private int rollbackTroubles;
    private IntPredicate refuses = lane -> false;
    private int settlements;
    private Duration freezing = Duration.ZERO;
    private Instant frozenAt = Instant.EPOCH;
    private int lookBackTroubles;
    private int upToDate;
    private Instant sharedUntil = Instant.MIN;
    private boolean takenOver;
    private int looksBack;

    ScriptedFleet(Clock clock) {
        this.clock = clock;
    }

    /** How this wave goes. */
    synchronized WaveScript wave(int number) {
        return scripts.computeIfAbsent(number, any -> new WaveScript());
    }

    /** So often a rollback comes back because the backend does not answer. */
    synchronized void troubleRollbacks(int times) {
        rollbackTroubles = times;
    }

    /** The cohort is frozen so long after the rollout started. */
    synchronized void freezingTakes(Duration time) {
        freezing = time;
    }

    /** Another rollout has twelve of the devices until so long after the beginning. */
    synchronized void sharedFor(Duration time) {
        sharedUntil = RolloutScenario.in(time);
    }

    synchronized boolean isTakenOver() {
        return takenOver;
    }

    /** So many devices run the version of the release already. */
    synchronized void upToDate(int devices) {
        upToDate = devices;
    }

    /** So often the backend does not say what became of earlier waves. */
    synchronized void troubleLooksBack(int times) {
        lookBackTroubles = times;
    }

    /** How often earlier waves were looked back at. */
    synchronized int looksBack() {
        return looksBack;
    }

    /** Every drive fails for good. */
    synchronized void refuse() {
        refuses = lane -> true;
    }

    /** Every drive of this lane fails for good. */
    synchronized void refuseIn(int lane) {
        refuses = each -> each == lane;
    }

    synchronized void devices(int... perWave) {
        int from = 0;
        for (int number = 1; number <= perWave.length; number++) {
            OrdinalRange range = new OrdinalRange(from, from + perWave[number - 1]);
            add(new WaveSlice(new WaveNumber(number), "wave-" + number, range));
            from = range.to();
        }
    }

    /** One more wave, through these regions with so many devices each; a lane for each. */
    synchronized void devicesIn(Map<String, Integer> perRegion) {
        int number = slices.size() + 1;
        int from = number == 1 ? 0 : slices.get(number - 2).range().to();
        List<CohortPart> parts = new ArrayList<>();
        int to = from;
        for (Map.Entry<String, Integer> region : perRegion.entrySet()) {
            parts.add(new CohortPart(region.getKey(), new OrdinalRange(to, to + region.getValue())));
            to += region.getValue();
        }
        add(new WaveSlice(new WaveNumber(number), "wave-" + number, new OrdinalRange(from, to), parts));
    }

    private void add(WaveSlice slice) {
        slices.add(slice);
        Map<Integer, ScriptedLane> lanes = new TreeMap<>();
        for (OrdinalRange range : lanesOf(slice)) {
            lanes.put(lanes.size(), new ScriptedLane(range.size()));
        }
        waves.put(slice.number().value(), lanes);
    }

    private static List<OrdinalRange> lanesOf(WaveSlice slice) {
        return slice.isSplit()
                ? slice.parts().stream().map(CohortPart::range).toList()
                : WavePlanner.lanes(slice.range());
    }

    @Override
    public synchronized Frozen freeze(PlanRef plan) {
        if (isFirstAttempt()) {
            frozenAt = now().plus(freezing);
        }
        if (now().isBefore(frozenAt)) {
            throw notBefore(frozenAt);
        }
        int total = slices.stream().mapToInt(each -> each.range().size()).sum();
        return new Frozen(total, total == 0 ? upToDate : 3, upToDate, slices);
    }

    @Override
    public synchronized OutcomeCounts recall(PlanRef plan) {
        waves.forEach((number, lanes) -> lanes.values().forEach(lane -> {
            if (lane.hasBegun()) {
                lane.confirmUntil(now(), wave(number).takes);
            }
            lane.move(DeviceOutcome.CONFIRMED, DeviceOutcome.INSTALLING, wave(number).lingering);
            lane.moveAll(DeviceOutcome.PENDING, DeviceOutcome.CANCELLED);
        }));
        return all();
    }

    @Override
    public synchronized OutcomeCounts settle(PlanRef plan) {
        settlements++;
        lanes().forEach(lane -> lane.moveAll(DeviceOutcome.INSTALLING, DeviceOutcome.CONFIRMED));
        return all();
    }

    @Override
    public synchronized List<Overlap> overlaps(PlanRef plan) {
        return now().isBefore(sharedUntil) ? List.of(new Overlap(new RolloutId("boiler-7"), 12)) : List.of();
    }

    @Override
    public synchronized void takeOver(PlanRef plan) {
        takenOver = true;
    }

    @Override
    public synchronized OutcomeCounts readAgain(PlanRef plan) {
        lanes().forEach(lane -> lane.move(DeviceOutcome.PENDING, DeviceOutcome.SKIPPED, upToDate));
        return all();
    }

    @Override
    public synchronized LookBack lookBack(LookBackInput input) {
        if (lookBackTroubles > 0) {
            lookBackTroubles--;
            return new LookBack(List.of(), "The backend does not answer.");
        }
        looksBack++;
        return new LookBack(input.waves().stream().map(this::judgedAgain).toList(), "");
    }

    private JudgedAgain judgedAgain(PassedWave wave) {
        WaveScript script = wave(wave.wave().value());
        boolean gone = script.goesBackAfter
                .filter(after -> !now().isBefore(RolloutScenario.in(after)))
                .isPresent();
        Map<Integer, ScriptedLane> lanes = waves.get(wave.wave().value());
        if (gone) {
            int missing = script.goingBack - sum(lanes).of(DeviceOutcome.SELF_REVERTED);
            lanes.get(0).move(DeviceOutcome.CONFIRMED, DeviceOutcome.SELF_REVERTED, missing);
        }
        Verdict verdict = gone ? script.verdictOnceGoneBack.orElseThrow() : verdict(script);
        return new JudgedAgain(wave.wave(), sum(lanes), List.of(new GateResult("install", verdict)));
    }

    private static Verdict verdict(WaveScript script) {
        return script.inconclusive
                ? new Verdict.Inconclusive(List.of(TOO_FEW), Map.of())
                : new Verdict.Passed(List.of("no evidence against it"), Map.of());
    }

    @Override
    public synchronized OutcomeCounts countsWithin(RolloutId rollout, OrdinalRange range) {
        OutcomeCounts counts = OutcomeCounts.none();
        for (WaveSlice slice : slices) {
            List<OrdinalRange> ranges = lanesOf(slice);
            for (int lane = 0; lane < ranges.size(); lane++) {
                boolean within = range.contains(ranges.get(lane));
                counts = within ? counts.plus(lane(slice, lane).counts()) : counts;
            }
        }
        return counts;
    }

    private ScriptedLane lane(WaveSlice slice, int number) {
        return waves.getOrDefault(slice.number().value(), Map.of()).getOrDefault(number, new ScriptedLane(0));
    }

    @Override
    public synchronized OutcomeCounts counts(RolloutId rollout) {
        return all();
    }

    @Override
    public synchronized DriveResult drive(DriveInput order) {
        ScriptedLane lane = lane(order);
        WaveScript script = wave(order.wave().value());
        if (isFirstAttempt()) {
            drives.add(order);
        }
        if (refuses.test(order.laneNumber())) {
            throw ApplicationFailure.newNonRetryableFailure(OTHER_CONTENT, "device.assignment-conflict");
        }
        if (order.intent() == Intent.ROLLBACK) {
            return takeBack(order);
        }
        if (order.dispatchUntil().isEmpty()) {
            lane.confirmUntil(now(), script.takes);
            return result(order, lane.pending() == 0 ? End.DONE : End.STOPPED, "");
        }
        if (script.backendTroubles > 0 && order.laneNumber() == script.troubledLane) {
            script.backendTroubles--;
            return result(order, End.BACKEND_TROUBLE, NO_ANSWER);
        }
        if (isFirstAttempt()) {
            lane.begin(now());
        }
        return driveOn(order, lane, script);
    }

    private DriveResult driveOn(DriveInput order, ScriptedLane lane, WaveScript script) {
        Instant done = lane.doneAt(script.takes);
        Instant closing = order.dispatchUntil().orElseThrow();
        boolean objects = order.laneNumber() == script.objectingLane && script.objectsAfter.isPresent();
        Instant objection = objects ? lane.begun().plus(script.objectsAfter.get()) : Instant.MAX;
        Instant next = earliest(earliest(done, closing), objection);
        if (now().isBefore(next)) {
            throw notBefore(next);
        }
        lane.confirmUntil(now(), script.takes);
        if (!objection.isAfter(now())) {
            lane.move(DeviceOutcome.CONFIRMED, DeviceOutcome.FAILED, 3);
            lane.move(
                    DeviceOutcome.PENDING,
                    DeviceOutcome.FAILED,
                    3 - lane.counts().failures());
            return result(order, End.OBJECTION, OBJECTION);
        }
        if (lane.pending() > 0) {
            return result(order, End.WINDOW_CLOSING, "");
        }
        lane.move(DeviceOutcome.CONFIRMED, DeviceOutcome.FAILED, order.laneNumber() == 0 ? script.failing : 0);
        return result(order, End.DONE, "");
    }

    private DriveResult takeBack(DriveInput order) {
        if (rollbackTroubles > 0) {
            rollbackTroubles--;
            return result(order, End.BACKEND_TROUBLE, NO_ANSWER);
        }
        rollbacks.add(order.lane());
        for (WaveSlice slice : slices) {
            boolean within = slice.range().from() >= order.range().from()
                    && slice.range().to() <= order.range().to();
            if (within) {
                waves.get(slice.number().value()).values().forEach(ScriptedFleet::revert);
            }
        }
        return result(order, End.DONE, "");
    }

    private static void revert(ScriptedLane lane) {
        for (DeviceOutcome each : DeviceOutcome.values()) {
            if (each.mayHaveChanged()) {
                lane.moveAll(each, DeviceOutcome.REVERTED);
            }
        }
    }

    @Override
    public synchronized DriveResult watch(DriveInput order) {
        ScriptedLane lane = lane(order);
        WaveScript script = wave(order.wave().value());
        if (isFirstAttempt()) {
            lane.begin(now());
        }
        boolean objects = order.laneNumber() == script.objectingLane && script.objectsInSoakAfter.isPresent();
        Instant next = objects ? lane.begun().plus(script.objectsInSoakAfter.get()) : Instant.MAX;
        if (now().isBefore(next)) {
            throw notBefore(objects ? next : now().plus(Duration.ofDays(300)));
        }
        return result(order, script.concernsAnEarlierWave ? End.EARLIER_WAVE_FAILED : End.OBJECTION, SELF_REVERTED);
    }

    @Override
    public synchronized DriveResult judge(DriveInput order) {
        verdicts.add(order);
        WaveScript script = wave(order.wave().value());
        script.inconclusive &= script.inconclusiveVerdicts-- > 0;
        return result(order, End.DONE, "");
    }

    private DriveResult result(DriveInput order, End end, String reason) {
        int number = order.wave().value();
        OutcomeCounts counts = sum(waves.get(number));
        return new DriveResult(end, counts, List.of(new GateResult("install", verdict(wave(number)))), reason);
    }

    private ScriptedLane lane(DriveInput order) {
        Map<Integer, ScriptedLane> lanes = waves.get(order.wave().value());
        return lanes.getOrDefault(order.laneNumber(), lanes.get(0));
    }

    private List<ScriptedLane> lanes() {
        return waves.values().stream().flatMap(each -> each.values().stream()).toList();
    }

    private OutcomeCounts all() {
        return waves.values().stream().map(ScriptedFleet::sum).reduce(OutcomeCounts.none(), OutcomeCounts::plus);
    }

    private static OutcomeCounts sum(Map<Integer, ScriptedLane> lanes) {
        return lanes.values().stream().map(ScriptedLane::counts).reduce(OutcomeCounts.none(), OutcomeCounts::plus);
    }

    private static boolean isFirstAttempt() {
        return Activity.getExecutionContext().getInfo().getAttempt() == 1;
    }

    private ApplicationFailure notBefore(Instant next) {
        return ApplicationFailure.newBuilder()
                .setMessage("not before " + next)
                .setType("not-yet")
                .setNextRetryDelay(Duration.between(now(), next))
                .setCategory(ApplicationErrorCategory.BENIGN)
                .build();
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Instant now() {
        return clock.instant();
    }

    synchronized OutcomeCounts outcomes() {
        return all();
    }

    synchronized OutcomeCounts outcomes(int wave) {
        return sum(Optional.ofNullable(waves.get(wave)).orElseThrow());
    }

    /** The orders to drive, retries aside, in their order. */
    synchronized List<DriveInput> drives() {
        return List.copyOf(drives);
    }

    /** The orders to say the last word, in their order. */
    synchronized List<DriveInput> verdicts() {
        return List.copyOf(verdicts);
    }

    /** What was taken back. */
    synchronized List<OrdinalRange> rollbacks() {
        return List.copyOf(rollbacks);
    }

    synchronized int settlements() {
        return settlements;
    }
}
