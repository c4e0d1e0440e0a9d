package dev.wavegate.plan;

import java.util.Optional;

/** Reads a value of some kind. */
interface Parser<T> {
    /** The value; empty when it breaks a rule, which has been reported then. */
    Optional<T> of(Place place);
}
