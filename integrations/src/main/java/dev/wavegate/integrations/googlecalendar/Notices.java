package dev.wavegate.integrations.googlecalendar;

/** Whom Google writes mails to when a booking is written, moved or removed. */
public enum Notices {
    /** Nobody; they see it in their calendars. */
    NONE("none"),
    /** Guests whose calendars are elsewhere. */
    EXTERNAL("externalOnly"),
    /** Every guest. */
    ALL("all");

    private final String wireName;

    Notices(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }
}
