package dev.wavegate.simulators.fleet;

/** What a device is doing. */
enum DevicePhase {
    /** Nothing, and nothing is scheduled. */
    IDLE,
    /** About to look for an assignment. */
    CALLED,
    DOWNLOADING,
    INSTALLING,
    REBOOTING,
    /** Up again, about to report. */
    CONFIRMING,
    /** On the new version and reported, but about to fall back by itself. */
    RELAPSING,
    /** Holds an assignment and will never report on it. */
    MUTE,
    /** Bricked. */
    DEAD;

    boolean isOnline() {
        return this != REBOOTING && this != DEAD;
    }

    /** Whether the version is refreshed by the regular check-in. */
    boolean checksIn() {
        return isOnline() && this != MUTE;
    }

    /** Whether a new assignment has to wait for the end of the present one. */
    boolean isBusy() {
        return switch (this) {
            case CALLED, DOWNLOADING, INSTALLING, REBOOTING, CONFIRMING, RELAPSING, DEAD -> true;
            case IDLE, MUTE -> false;
        };
    }

    /** Whether the present assignment has started and has not come to a final outcome. */
    boolean isRunning() {
        return switch (this) {
            case DOWNLOADING, INSTALLING, REBOOTING, CONFIRMING, MUTE -> true;
            case IDLE, CALLED, RELAPSING, DEAD -> false;
        };
    }
}
