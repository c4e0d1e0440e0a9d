package dev.wavegate.integrations.genericroster;

/** Whether something holds, as far as can be told. */
enum Truth {
    NO,
    UNKNOWN,
    YES;

    /** Whether both hold: one that does not is enough to know. */
    Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    static Truth of(boolean holds) {
        return holds ? YES : NO;
    }
}
