package dev.wavegate.simulators.servicenow;

/** Runs every step under the instance's lock, so that no request sees half of it. */
final class ExclusiveFlow implements Flow {
    private final Flow flow;
    private final Object lock;

    ExclusiveFlow(Flow flow, Object lock) {
        this.flow = flow;
        this.lock = lock;
    }

    @Override
    public void later(Runnable step) {
        flow.later(() -> {
            synchronized (lock) {
                step.run();
            }
        });
    }

    @Override
    public void forget() {
        flow.forget();
    }

    @Override
    public void close() {
        flow.close();
    }
}
