package dev.wavegate.icalendar;

/**
 * Somebody whom an event names.
 *
 * @param address an e-mail address, or whatever else the event knows the participant by; not blank
 * @param name may be empty
 * @param isPerson false for rooms, equipment and groups
 */
public record Participant(String address, String name, Answer answer, boolean isPerson) {
    public Participant {
        if (address.isBlank()) {
            throw new IllegalArgumentException("the address of a participant must not be blank");
        }
    }

    /** What a participant answered to the invitation. */
    public enum Answer {
        ACCEPTED,
        /** No answer yet, or none asked for. */
        NONE,
        /** Declined, tentative, delegated, or a word that we do not know. */
        ANYTHING_ELSE
    }
}
