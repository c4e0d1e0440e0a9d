package dev.wavegate.simulators.servicenow;

/** What the platform does after a write is stored. */
@FunctionalInterface
interface Reaction {
    void after(Draft draft);
}
