package dev.wavegate.integrations.ics;

import dev.wavegate.integrations.http.SystemCodes;

/** Fetches one calendar as it is now. */
interface CalendarPlace {
    /** Reads it again, or finds that it is what {@link #keep} was told. */
    CalendarBody fetch(SystemCodes codes);

    /** This body can be read, so it need not be sent again until it changes. */
    default void keep(CalendarBody body) {}
}
