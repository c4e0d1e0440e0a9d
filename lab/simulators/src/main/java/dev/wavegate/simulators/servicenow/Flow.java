package dev.wavegate.simulators.servicenow;

/** Runs what the platform does on its own some time after a write; a step must find its facts again when it runs. */
interface Flow extends AutoCloseable {
    void later(Runnable step);

    /** Drops every step that has not begun. */
    void forget();

    @Override
    void close();
}
