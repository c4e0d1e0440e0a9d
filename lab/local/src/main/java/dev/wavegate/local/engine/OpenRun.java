package dev.wavegate.local.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.ByteString;
import io.temporal.api.command.v1.Command;

/** What is known of a workflow run from the calls that pass: its open task, and what may end while it is worked on. */
final class OpenRun {
    /** A timer as near to its end as this may end before the answer that cancels it has been carried out. */
    private static final Duration NEAR = Duration.ofMillis(50);

    /** So long after its end no worker can be unaware of a timer any more. */
    private static final Duration KNOWN = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Instant> timers = new HashMap<>();
    private volatile ByteString task = ByteString.EMPTY;
    private boolean activityEnded;
    private boolean over;

    OpenRun(Clock clock) {
        this.clock = clock;
    }

    void begin(ByteString token) {
        task = token;
    }

    boolean isOpen(ByteString token) {
        return task.equals(token);
    }

    /** Until the next answer, nobody can tell whether the open task has it in its history. */
    void activityEnded() {
        activityEnded = true;
    }

    /** Whether a command cancels what its sender may not have known to have ended. */
    boolean mayCancelWhatEnded(List<Command> commands) {
        return commands.stream().anyMatch(this::mayCancelWhatEnded);
    }

    private boolean mayCancelWhatEnded(Command command) {
        return switch (command.getCommandType()) {
            case COMMAND_TYPE_REQUEST_CANCEL_ACTIVITY_TASK -> activityEnded;
            case COMMAND_TYPE_CANCEL_TIMER -> {
                Instant end =
                        timers.get(command.getCancelTimerCommandAttributes().getTimerId());
                yield end != null && !clock.instant().plus(NEAR).isBefore(end);
            }
            default -> false;
        };
    }

    /** The open task was handed back; the next one has everything in its history that ended until now. */
    void handedBack() {
        close();
    }

    /** The commands were carried out; keeps in mind what they began. */
    void accept(List<Command> commands) {
        close();
        Instant now = clock.instant();
        timers.values().removeIf(end -> end.plus(KNOWN).isBefore(now));
        commands.forEach(command -> accept(command, now));
    }

    private void accept(Command command, Instant now) {
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
            case COMMAND_TYPE_COMPLETE_WORKFLOW_EXECUTION,
                    COMMAND_TYPE_FAIL_WORKFLOW_EXECUTION,
                    COMMAND_TYPE_CANCEL_WORKFLOW_EXECUTION,
                    COMMAND_TYPE_CONTINUE_AS_NEW_WORKFLOW_EXECUTION -> over = true;
            default -> {
                // Nothing that could be cancelled too late.
            }
        }
    }

    private void close() {
        task = ByteString.EMPTY;
        activityEnded = false;
    }

    boolean isOver() {
        return over;
    }
}
