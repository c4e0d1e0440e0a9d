package dev.wavegate.icalendar;

/** Limits the work that one text may cause: a few characters of a rule can require years of computing. */
final class Effort {
    static final int MOST_CHARACTERS = 10_000_000;
    static final int MOST_EVENTS = 20_000;
    static final int MOST_ENTRIES = 100_000;

    // A second or two of work; 20,000 weekly events since 1997 take 2,700,000 in a horizon of a year.
    private static final int MOST_STEPS = 3_000_000;

    private int steps;

    /** Counts steps of about a microsecond each. */
    void spend(int more) {
        steps += more;
        if (steps > MOST_STEPS) {
            throw new Unfit("The recurring events take more than " + MOST_STEPS + " steps to expand.");
        }
    }

    static void requireEntries(int entries) {
        if (entries > MOST_ENTRIES) {
            throw new Unfit("The events occur more than " + MOST_ENTRIES + " times in the requested period.");
        }
    }
}
