package dev.wavegate.local.people;

/** What a change manager says to a change. */
public enum Decision {
    APPROVE("approved", ""),
    REJECT("rejected", "Not now: the release has not been announced to the sites yet.");

    private final String state;
    private final String comment;

    Decision(String state, String comment) {
        this.state = state;
        this.comment = comment;
    }

    String state() {
        return state;
    }

    String comment() {
        return comment;
    }
}
