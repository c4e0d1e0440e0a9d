package dev.wavegate.integrations.genericroster;

import dev.wavegate.domain.schedule.Interval;

/** Where the answers of a system come from. */
interface ShiftSource {
    /** Everything about the shifts of the roster that the system knows by this name, at least of the time. */
    Responses shifts(String name, Interval time);

    /** The list of people that is kept apart from shifts, if there is one; else what was said about shifts. */
    Responses people(Responses shifts, String name, Interval time);

    /** One cheap look that shows that the source is there. */
    void selfTest();
}
