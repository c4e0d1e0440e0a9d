package dev.wavegate.simulators.fleet;

/** Why an outcome is what it is, in a word for programs and a sentence for people. */
enum OutcomeCode {
    ALREADY_THERE("already-there", "The device already runs this version."),
    BOOT_FAILED("boot-failed", "The device did not boot the new version."),
    INSTALL_FAILED("install-failed", "Writing the new version failed; the device stays on the old one."),
    INCOMPATIBLE("incompatible", "The device refuses this version as incompatible."),
    IN_USE("in-use", "The device is in use and cannot be updated now."),
    SUPERSEDED("superseded", "A later assignment took the place of this one before it started."),
    CANCELLED("cancelled", "The assignment was cancelled before it started."),
    SELF_REVERTED("self-reverted", "The device went back to its previous version by itself.");

    private final String text;
    private final String message;

    OutcomeCode(String text, String message) {
        this.text = text;
        this.message = message;
    }

    String text() {
        return text;
    }

    String message() {
        return message;
    }
}
