package dev.wavegate.domain.booking;

import java.util.List;
import java.util.function.Function;

/** What became of the wish to book people. */
public sealed interface ReservationResult {
    <T> T match(Function<Kept, T> kept, Function<Taken, T> taken);

    /** The booking is in the books. */
    record Kept() implements ReservationResult {
        @Override
        public <T> T match(Function<Kept, T> kept, Function<Taken, T> taken) {
            return kept.apply(this);
        }
    }

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

        @Override
        public <T> T match(Function<Kept, T> kept, Function<Taken, T> taken) {
            return taken.apply(this);
        }
    }
}
