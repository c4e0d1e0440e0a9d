package dev.wavegate.domain.booking;

import java.util.List;
import java.util.function.Function;

/** What became of the wish to book people. */
public sealed interface ReservationResult {
    default <T> T match(Function<Kept, T> kept, Function<Taken, T> taken) {
        return this instanceof Kept it ? kept.apply(it) : taken.apply((Taken) this);
    }

    /** The booking is in the books. */
    record Kept() implements ReservationResult {}

    /**
     * Nothing was changed, because others have taken people first.
     *
     * @param engagements what stands in the way, earliest first; at least one
     */
    record Taken(List<Engagement> engagements) implements ReservationResult {
        public Taken {
            engagements = List.copyOf(engagements);
            if (engagements.isEmpty()) {
                throw new IllegalArgumentException("a refused reservation must name at least one conflict");
            }
        }
    }
}
