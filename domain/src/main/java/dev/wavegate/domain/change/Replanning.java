package dev.wavegate.domain.change;

import java.util.function.Function;

/** What became of the wish to plan a change for another time. */
public sealed interface Replanning {
    /** The change as it stands now. */
    ChangeTicket ticket();

    default <T> T match(Function<Planned, T> planned, Function<Overtaken, T> overtaken, Function<Refused, T> refused) {
        if (this instanceof Planned it) {
            return planned.apply(it);
        }
        if (this instanceof Overtaken it) {
            return overtaken.apply(it);
        }
        return refused.apply((Refused) this);
    }

    /**
     * The change is planned as wished, in whole seconds. As long as a ticket shows the dates of this one, they are ours;
     * with any others somebody else has planned it since.
     */
    record Planned(ChangeTicket ticket) implements Replanning {}

    /** Somebody else has planned it for another time than we knew of, and that stands. */
    record Overtaken(ChangeTicket ticket) implements Replanning {}

    /**
     * The dates stay as they are.
     *
     * @param reason why, for people
     */
    record Refused(ChangeTicket ticket, String reason) implements Replanning {}
}
