package dev.wavegate.simulators.servicenow;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The states of a change, and the moves that people and the platform may make in each change model. */
enum ChangeState {
    NEW("-5", "New"),
    ASSESS("-4", "Assess"),
    AUTHORIZE("-3", "Authorize"),
    SCHEDULED("-2", "Scheduled"),
    IMPLEMENT("-1", "Implement"),
    REVIEW("0", "Review"),
    CLOSED("3", "Closed"),
    CANCELED("4", "Canceled");

    private static final Map<ChangeState, List<ChangeState>> LATE_MOVES = Map.of(
            SCHEDULED, List.of(IMPLEMENT, CANCELED),
            IMPLEMENT, List.of(REVIEW, CANCELED),
            REVIEW, List.of(CLOSED));

    private final String value;
    private final String label;

    ChangeState(String value, String label) {
        this.value = value;
        this.label = label;
    }

    String value() {
        return value;
    }

    String label() {
        return label;
    }

    boolean isFinal() {
        return this == CLOSED || this == CANCELED;
    }

    static Optional<ChangeState> of(String value) {
        return Arrays.stream(values())
                .filter(state -> state.value.equals(value))
                .findFirst();
    }

    static ChangeState of(Row change) {
        return of(change.get("state"))
                .orElseThrow(() -> new IllegalStateException("a stored change has the state " + change.get("state")));
    }

    /** Moves a person or a client may ask for. */
    List<ChangeState> manualMoves(String type) {
        return switch (this) {
            case NEW ->
                switch (type) {
                    case "standard" -> List.of(SCHEDULED, CANCELED);
                    case "emergency" -> List.of(AUTHORIZE, CANCELED);
                    default -> List.of(ASSESS, CANCELED);
                };
            case ASSESS, AUTHORIZE -> List.of(NEW, CANCELED);
            case SCHEDULED, IMPLEMENT, REVIEW, CLOSED, CANCELED -> LATE_MOVES.getOrDefault(this, List.of());
        };
    }

    /** Moves only the platform makes, when an approval is given or the last task ends. */
    List<ChangeState> automaticMoves() {
        return switch (this) {
            case ASSESS -> List.of(AUTHORIZE);
            case AUTHORIZE -> List.of(SCHEDULED);
            case IMPLEMENT -> List.of(REVIEW);
            case NEW, SCHEDULED, REVIEW, CLOSED, CANCELED -> List.of();
        };
    }

    boolean mayMoveTo(ChangeState target, String type, Caller caller) {
        return manualMoves(type).contains(target)
                || (caller.isSystem() && automaticMoves().contains(target));
    }
}
