package dev.wavegate.simulators.servicenow;

import java.util.ArrayList;
import java.util.List;

/** A flow engine that reacts when the test says so; steps begun by a step wait for the next time. */
final class HandRunFlow implements Flow {
    private final List<Runnable> waiting = new ArrayList<>();

    @Override
    public synchronized void later(Runnable step) {
        waiting.add(step);
    }

    @Override
    public synchronized void forget() {
        waiting.clear();
    }

    void runDue() {
        taken().forEach(Runnable::run);
    }

    private synchronized List<Runnable> taken() {
        List<Runnable> due = List.copyOf(waiting);
        waiting.clear();
        return due;
    }

    @Override
    public void close() {
        forget();
    }
}
