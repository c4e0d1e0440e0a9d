package dev.wavegate.simulators.servicenow;

/** A business rule that runs before a write is stored: it may amend the draft or throw WriteRefused. */
@FunctionalInterface
interface BeforeRule {
    void check(Draft draft);
}
