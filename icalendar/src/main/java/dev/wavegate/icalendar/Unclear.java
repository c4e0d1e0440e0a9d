package dev.wavegate.icalendar;

/** One event cannot be read for sure; the message goes on where "The event … " begins. Never leaves the package. */
final class Unclear extends RuntimeException {
    Unclear(String message) {
        super(message, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
