package dev.wavegate.workflows.rollout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.wavegate.domain.device.CohortPart;
import dev.wavegate.domain.device.Intent;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.workflows.mechanics.GrowingRest;
import dev.wavegate.workflows.mechanics.Interruptible;
import dev.wavegate.workflows.mechanics.StoryClock;
import dev.wavegate.workflows.rollout.News.Need;
import dev.wavegate.workflows.wave.WaveSlice;
import dev.wavegate.workflows.wave.WaveWorkflow;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;

/**
 * A wave that goes through its regions, each in windows of its own and so in the order of the sun, under one change and
 * judged as a whole. While the regions go their ways, the change is asked and people are heeded in one place for all.
 */
final class RegionalWave {
    private final Desks desks;
    private final Permission permission;
    private final DecisionDesk decisions;
    private final WaveSlice slice;
    private final Leave leave = new Leave();
    private final RegionBoard board;
    private final List<RegionalPart> parts;

    RegionalWave(Desks desks, Permission permission, DecisionDesk decisions, CountedPeople people, WaveSlice slice) {
        this.desks = desks;
        this.permission = permission;
        this.decisions = decisions;
        this.slice = slice;
        this.board = new RegionBoard(slice, desks.chronicle(), leave);
        this.parts = slice.parts().stream()
                .map(part -> new RegionalPart(desks, slice, part, board, leave, people, this::mustChooseFirst))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Brings the wave to its end. */
    Fate carryOut() {
        desks.chronicle().enterWave(slice.number().value());
        Fate permitted = permission.await();
        if (!permitted.goesOn()) {
            return permitted;
        }
        List<CohortPart> byTheSun = desks.windows().byTheSun(slice, StoryClock.now());
        goOn();
        parts.sort(Comparator.comparing(part -> byTheSun.indexOf(part.part())));
        List<Promise<Void>> underWay =
                parts.stream().map(part -> Async.procedure(part::bring)).toList();
        Fate fate = overseeToTheEnd(underWay);
        return fate.goesOn() ? awaitVerdict() : fate;
    }

    /** The region's devices are all answered for; a late word about another wave is none. */
    void soaking(String region) {
        parts.stream()
                .map(RegionalPart::part)
                .filter(part -> part.region().equals(region))
                .forEach(board::soaking);
    }

    /** Whichever way it ends, nothing is left under way; what failed for good in one region is the story's to know. */
    private Fate overseeToTheEnd(List<Promise<Void>> underWay) {
        try {
            return oversee(underWay);
        } finally {
            leave.end();
            Workflow.await(() -> underWay.stream().allMatch(Promise::isCompleted));
            board.close();
            underWay.forEach(Promise::get);
        }
    }

    /** Follows what people and the change say until the regions have come to an end, or have to. */
    private Fate oversee(List<Promise<Void>> underWay) {
        while (!isOver(underWay)) {
            Workflow.await(() -> isOver(underWay) || hasNews());
            Need need = isOver(underWay) ? Need.GO_ON : need(underWay);
            if (need != Need.GO_ON) {
                leave.withdraw(need);
                Optional<Fate> permitted = Interruptible.ask(permission::await, () -> isOver(underWay));
                Optional<Fate> end = permitted.filter(fate -> !fate.goesOn());
                if (end.isPresent()) {
                    return end.get();
                }
            }
            if (!isOver(underWay)) {
                goOn();
            }
        }
        return desks.steering().command().orElseGet(this::fateByRegions);
    }

    private boolean hasNews() {
        return desks.steering().hasChangeMoved() || desks.steering().isPaused() || leave.isWanted();
    }

    /** What a person who has paused, or else the change, read now, asks of all parts. */
    private Need need(List<Promise<Void>> underWay) {
        Steering steering = desks.steering();
        if (steering.isPaused()) {
            return Need.WAIT;
        }
        return Interruptible.ask(desks.change()::need, () -> isOver(underWay) || steering.isPaused())
                .orElse(Need.WAIT);
    }

    private void goOn() {
        desks.chronicle().release();
        leave.give();
        board.show();
    }

    /** A person wants the end, a gate said stop, or no region has anything left to do or can go on. */
    private boolean isOver(List<Promise<Void>> underWay) {
        if (desks.steering().command().isPresent()
                || underWay.stream().allMatch(Promise::isCompleted)
                || parts.stream().anyMatch(part -> part.objection().isPresent())) {
            return true;
        }
        for (int part = 0; part < parts.size(); part++) {
            if (underWay.get(part).isCompleted() && !parts.get(part).hasSoaked()) {
                return true;
            }
        }
        return false;
    }

    private Fate fateByRegions() {
        return parts.stream()
                .map(RegionalPart::objection)
                .flatMap(Optional::stream)
                .findFirst()
                .map(reason -> new Fate(Fate.Way.ROLL_BACK, reason))
                .orElse(Fate.GO_ON);
    }

    /** A part that is under way keeps whom it has, or finds others in their place, before those who wait choose. */
    private boolean mustChooseFirst() {
        return parts.stream().anyMatch(RegionalPart::mustChooseFirst);
    }

    /** All regions have soaked: the gates say their last word on the whole wave. */
    private Fate awaitVerdict() {
        GrowingRest rest = WaveRun.rest();
        Steering steering = desks.steering();
        while (true) {
            WaveWorkflow.Result result = judge();
            switch (result.end()) {
                case PASSED -> {
                    return steering.command().orElse(Fate.GO_ON);
                }
                case FAILED -> {
                    return steering.command().orElse(new Fate(Fate.Way.ROLL_BACK, result.reason()));
                }
                case INCONCLUSIVE -> {
                    return decisions.await(slice, result);
                }
                case UNFINISHED, SOAKED -> {
                    if (!result.reason().isBlank()) {
                        desks.chronicle().hold(List.of(result.reason()));
                        StoryClock.await(rest.next(), () -> steering.command().isPresent());
                    }
                }
            }
            Fate permitted = permission.await();
            if (!permitted.goesOn()) {
                return permitted;
            }
        }
    }

    private WaveWorkflow.Result judge() {
        desks.chronicle().release();
        desks.chronicle().enter(RolloutState.SOAKING);
        WaveWorkflow.Result result = desks.waves()
                .forward(
                        WaveWorkflow.workflowId(desks.plan().id(), slice, Intent.UPDATE),
                        WaveWorkflow.Order.ofVerdict(desks.plan(), slice, StoryClock.now()),
                        new VerdictNews());
        desks.chronicle().gates(slice.number().value(), result.gates());
        String step = "wave-" + slice.number();
        new WaveTale(desks.chronicle(), desks.change())
                .ended(
                        new WaveTale.Hero(slice.name(), step, Map.of("wave", slice.name())),
                        result.end(),
                        result.counts(),
                        result.reason());
        return result;
    }

    /** Judging asks no device: only the end of everything concerns it. */
    private final class VerdictNews implements News {
        @Override
        public boolean isOver() {
            return desks.steering().command().isPresent();
        }

        @Override
        public boolean isPaused() {
            return false;
        }

        @Override
        public boolean hasHint() {
            return desks.steering().hasChangeMoved();
        }

        @Override
        public Need need() {
            return desks.change().need();
        }
    }
}
