package dev.wavegate.simulators.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;

/** The faults still to be served, oldest first; safe for concurrent use. */
final class FaultPlan {
    private final List<Fault> waiting = new ArrayList<>();

    synchronized void add(List<Fault> faults) {
        waiting.addAll(faults);
    }

    synchronized void clear() {
        waiting.clear();
    }

    synchronized List<Fault> waiting() {
        return List.copyOf(waiting);
    }

    /** Takes one serving of the oldest fault that matches. */
    synchronized Optional<Fault> take(SimRequest request) {
        for (ListIterator<Fault> faults = waiting.listIterator(); faults.hasNext(); ) {
            Fault fault = faults.next();
            if (fault.matches(request)) {
                if (fault.times() == 1) {
                    faults.remove();
                } else {
                    faults.set(fault.onceLess());
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
