package dev.wavegate.simulators.fleet;

/** How far an assignment has come on one device, as the backend knows it. */
enum OutcomeStatus {
    QUEUED,
    DOWNLOADING,
    INSTALLING,
    REBOOTING,
    SUCCEEDED,
    FAILED,
    REJECTED,
    DEFERRED,
    CANCELLED,
    REVERTED
}
