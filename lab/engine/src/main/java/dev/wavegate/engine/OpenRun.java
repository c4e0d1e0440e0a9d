package dev.wavegate.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.temporal.api.command.v1.Command;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;

/** What is known of a workflow run from the calls that pass: its open task, and what may end while that task runs. */
final class OpenRun {
    /** A timer as near to its end as this may fire before the completion that cancels it arrives. */
    private static final Duration NEAR = Duration.ofMillis(50);

    /** So long after its end no worker can be unaware of a timer any more. */
    private static final Duration KNOWN = Duration.ofMinutes(1);

    private static final Task NONE = new Task(ByteString.EMPTY, Instant.EPOCH, 0);

    /** A call may end on another thread than it began on. */
    private final Semaphore calls = new Semaphore(1);

    private final Map<String, Instant> timers = new HashMap<>();
    private volatile Task task = NONE;
    private boolean activityEnded;

    /** A task, when it was started by the server's clock, and when that was by ours. */
    private record Task(ByteString token, Instant started, long receivedNanos) {
        /** The server skips no time while a task is open. */
        Instant now() {
            return started.plusNanos(System.nanoTime() - receivedNanos);
        }
    }

    /** Waits until no other call is under way. */
    void enter() {
        calls.acquireUninterruptibly();
    }

    void leave() {
        calls.release();
    }

    void begin(PollWorkflowTaskQueueResponse begun) {
        Timestamp started = begun.getStartedTime();
        task = new Task(
                begun.getTaskToken(),
                Instant.ofEpochSecond(started.getSeconds(), started.getNanos()),
                System.nanoTime());
    }

    boolean isOpen(ByteString token) {
        return task.token().equals(token);
    }

    /** Until the next completion, nobody can tell whether the open task has it in its history. */
    void activityEnds() {
        activityEnded = true;
    }

    /**
     * Closes the open task; the next one has everything in its history that ended until now.
     *
     * @return whether its commands can be carried out; otherwise one cancels what its sender may not have known to have ended
     */
    boolean close(List<Command> commands) {
        Instant now = task.now();
        boolean canBeCarriedOut = commands.stream().noneMatch(command -> mayCancelWhatEnded(command, now));
        task = NONE;
        activityEnded = false;
        if (canBeCarriedOut) {
            timers.values().removeIf(end -> end.plus(KNOWN).isBefore(now));
            commands.forEach(command -> trackTimer(command, now));
        }
        return canBeCarriedOut;
    }

    private boolean mayCancelWhatEnded(Command command, Instant now) {
        return switch (command.getCommandType()) {
            case COMMAND_TYPE_REQUEST_CANCEL_ACTIVITY_TASK -> activityEnded;
            case COMMAND_TYPE_CANCEL_TIMER -> {
                Instant end =
                        timers.get(command.getCancelTimerCommandAttributes().getTimerId());
                yield end != null && !now.plus(NEAR).isBefore(end);
            }
            default -> false;
        };
    }

    private void trackTimer(Command command, Instant now) {
        switch (command.getCommandType()) {
            case COMMAND_TYPE_START_TIMER -> {
                var timer = command.getStartTimerCommandAttributes();
                timers.put(
                        timer.getTimerId(),
                        now.plusSeconds(timer.getStartToFireTimeout().getSeconds())
                                .plusNanos(timer.getStartToFireTimeout().getNanos()));
            }
            case COMMAND_TYPE_CANCEL_TIMER ->
                timers.remove(command.getCancelTimerCommandAttributes().getTimerId());
            default -> {
                // Nothing that fires.
            }
        }
    }
}
