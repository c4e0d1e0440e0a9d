package dev.wavegate.simulators.servicenow;

/** Runs what the platform does on its own some time after a write; a step must find its facts again when it runs. */
interface Flow extends AutoCloseable {
    void later(Runnable step);

    /** Drops every step that has not begun. */
    void forget();

    @Override
    void close();

    /** Runs every step under the instance's lock, so that no request sees half of it. */
    record Exclusive(Flow flow, Object lock) implements Flow {
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
}
