package dev.wavegate.workflows.rollout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.wavegate.domain.cohort.CohortPart;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.workflows.rollout.Interrupts.Interrupt;
import dev.wavegate.workflows.temporal.Backoff;
import dev.wavegate.workflows.temporal.Interruptible;
import dev.wavegate.workflows.temporal.WorkflowClock;
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
    private final RolloutContext context;
    private final Permission permission;
    private final ManualJudgment decisions;
    private final WaveSlice slice;
    private final RunPermit permit = new RunPermit();
    private final RegionProgressBoard board;
    private final List<RegionalPart> parts;

    RegionalWave(
            RolloutContext context,
            Permission permission,
            ManualJudgment decisions,
            StaffAllocation people,
            WaveSlice slice) {
        this.context = context;
        this.permission = permission;
        this.decisions = decisions;
        this.slice = slice;
        this.board = new RegionProgressBoard(slice, context.recorder(), permit);
        this.parts = slice.parts().stream()
                .map(part -> new RegionalPart(context, slice, part, board, permit, people, this::mustChooseFirst))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Brings the wave to its end. */
    StepResult carryOut() {
        context.recorder().enterWave(slice.number().value());
        StepResult permitted = permission.await();
        if (!permitted.goesOn()) {
            return permitted;
        }
        List<CohortPart> byTheSun = context.windows().byTheSun(slice, WorkflowClock.now());
        goOn();
        parts.sort(Comparator.comparing(part -> byTheSun.indexOf(part.part())));
        List<Promise<Void>> underWay =
                parts.stream().map(part -> Async.procedure(part::bring)).toList();
        StepResult step = overseeToTheEnd(underWay);
        return step.goesOn() ? awaitVerdict() : step;
    }

    /** The region's devices are all answered for; a late word about another wave is none. */
    void soaking(String region) {
        parts.stream()
                .map(RegionalPart::part)
                .filter(part -> part.region().equals(region))
                .forEach(board::soaking);
    }

    /** Whichever way it ends, nothing is left under way; what failed for good in one region is the story's to know. */
    private StepResult overseeToTheEnd(List<Promise<Void>> underWay) {
        try {
            return oversee(underWay);
        } finally {
            permit.end();
            Workflow.await(() -> underWay.stream().allMatch(Promise::isCompleted));
            board.close();
            underWay.forEach(Promise::get);
        }
    }

    /** Follows what people and the change say until the regions have come to an end, or have to. */
    private StepResult oversee(List<Promise<Void>> underWay) {
        while (!isOver(underWay)) {
            Workflow.await(() -> isOver(underWay) || hasNews());
            Interrupt need = isOver(underWay) ? Interrupt.CONTINUE : need(underWay);
            if (need != Interrupt.CONTINUE) {
                permit.withdraw(need);
                Optional<StepResult> permitted = Interruptible.ask(permission::await, () -> isOver(underWay));
                Optional<StepResult> end = permitted.filter(step -> !step.goesOn());
                if (end.isPresent()) {
                    return end.get();
                }
            }
            if (!isOver(underWay)) {
                goOn();
            }
        }
        return context.commands().command().orElseGet(this::resultByRegions);
    }

    private boolean hasNews() {
        return context.commands().hasChangeMoved() || context.commands().isPaused() || permit.isWanted();
    }

    /** What a person who has paused, or else the change, read now, asks of all parts. */
    private Interrupt need(List<Promise<Void>> underWay) {
        OperatorCommands commands = context.commands();
        if (commands.isPaused()) {
            return Interrupt.STOP_DISPATCH;
        }
        return Interruptible.ask(context.change()::need, () -> isOver(underWay) || commands.isPaused())
                .orElse(Interrupt.STOP_DISPATCH);
    }

    private void goOn() {
        context.recorder().release();
        permit.give();
        board.show();
    }

    /** A person wants the end, a gate said stop, or no region has anything left to do or can go on. */
    private boolean isOver(List<Promise<Void>> underWay) {
        if (context.commands().command().isPresent()
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

    private StepResult resultByRegions() {
        return parts.stream()
                .map(RegionalPart::objection)
                .flatMap(Optional::stream)
                .findFirst()
                .map(reason -> new StepResult(StepResult.Way.ROLL_BACK, reason))
                .orElse(StepResult.GO_ON);
    }

    /** A part that is under way keeps whom it has, or finds others in their place, before those who wait choose. */
    private boolean mustChooseFirst() {
        return parts.stream().anyMatch(RegionalPart::mustChooseFirst);
    }

    /** All regions have soaked: the gates say their last word on the whole wave. */
    private StepResult awaitVerdict() {
        Backoff rest = WaveRunner.rest();
        OperatorCommands commands = context.commands();
        while (true) {
            WaveWorkflow.Result result = judge();
            switch (result.end()) {
                case PASSED -> {
                    return commands.command().orElse(StepResult.GO_ON);
                }
                case FAILED -> {
                    return commands.command().orElse(new StepResult(StepResult.Way.ROLL_BACK, result.reason()));
                }
                case INCONCLUSIVE -> {
                    return decisions.await(slice, result);
                }
                case UNFINISHED, SOAKED -> {
                    if (!result.reason().isBlank()) {
                        context.recorder().hold(List.of(result.reason()));
                        WorkflowClock.await(
                                rest.next(), () -> commands.command().isPresent());
                    }
                }
            }
            StepResult permitted = permission.await();
            if (!permitted.goesOn()) {
                return permitted;
            }
        }
    }

    private WaveWorkflow.Result judge() {
        context.recorder().release();
        context.recorder().enter(RolloutState.SOAKING);
        WaveWorkflow.Result result = context.waves()
                .forward(
                        WaveWorkflow.workflowId(context.plan().id(), slice, Intent.UPDATE),
                        WaveWorkflow.Input.ofVerdict(context.plan(), slice, WorkflowClock.now()),
                        new VerdictNews());
        context.recorder().gates(slice.number().value(), result.gates());
        String step = "wave-" + slice.number();
        new WaveReporter(context.recorder(), context.change())
                .ended(
                        new WaveReporter.WaveLabel(slice.name(), step, Map.of("wave", slice.name())),
                        result.end(),
                        result.counts(),
                        result.reason());
        return result;
    }

    /** Judging asks no device: only the end of everything concerns it. */
    private final class VerdictNews implements Interrupts {
        @Override
        public boolean isOver() {
            return context.commands().command().isPresent();
        }

        @Override
        public boolean isPaused() {
            return false;
        }

        @Override
        public boolean hasHint() {
            return context.commands().hasChangeMoved();
        }

        @Override
        public Interrupt need() {
            return context.change().need();
        }
    }
}
