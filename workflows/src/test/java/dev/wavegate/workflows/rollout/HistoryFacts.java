package dev.wavegate.workflows.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.google.protobuf.Message;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;

/** What a history holds. */
final class HistoryFacts {
    private final List<HistoryEvent> events;

    private HistoryFacts(List<HistoryEvent> events) {
        this.events = events;
    }

    static HistoryFacts of(WorkflowExecutionHistory history) {
        return new HistoryFacts(history.getEvents());
    }

    int size() {
        return events.size();
    }

    /** In bytes, as a server counts it. */
    long weight() {
        return events.stream().mapToLong(HistoryEvent::getSerializedSize).sum();
    }

    EventType last() {
        return events.get(events.size() - 1).getEventType();
    }

    long count(EventType type) {
        return events.stream().filter(each -> each.getEventType() == type).count();
    }

    Set<String> openTimers() {
        Set<String> open = new TreeSet<>();
        for (HistoryEvent event : events) {
            switch (event.getEventType()) {
                case EVENT_TYPE_TIMER_STARTED ->
                    open.add(event.getTimerStartedEventAttributes().getTimerId());
                case EVENT_TYPE_TIMER_FIRED ->
                    open.remove(event.getTimerFiredEventAttributes().getTimerId());
                case EVENT_TYPE_TIMER_CANCELED ->
                    open.remove(event.getTimerCanceledEventAttributes().getTimerId());
                default -> {}
            }
        }
        return open;
    }

    /** The runs of child workflows. */
    List<WorkflowExecution> children() {
        return events.stream()
                .filter(HistoryEvent::hasChildWorkflowExecutionStartedEventAttributes)
                .map(each ->
                        each.getChildWorkflowExecutionStartedEventAttributes().getWorkflowExecution())
                .toList();
    }

    /** Every payload, wherever it is in an event. */
    List<Payload> payloads() {
        List<Payload> found = new ArrayList<>();
        events.forEach(event -> collect(event, found));
        return found;
    }

    private static void collect(Object value, List<Payload> found) {
        if (value instanceof Payload payload) {
            found.add(payload);
        } else if (value instanceof Message message) {
            message.getAllFields().values().forEach(each -> collect(each, found));
        } else if (value instanceof List<?> list) {
            list.forEach(each -> collect(each, found));
        }
    }
}
