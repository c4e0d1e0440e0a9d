package dev.wavegate.domain.staffing;

import java.time.Instant;
import java.util.List;

import dev.wavegate.domain.schedule.Interval;

/** The shifts of one complete reading, of which those of some interval are found without looking into all the others. */
final class RosterShifts {

    /** Told of each shift, in the order of the reading, cut to what is asked for and known. */
    interface Shifts {
        void seen(Person person, Instant coming, Instant going);
    }

    private final List<Presence> presences;
    private final Interval covered;
    // A year of shifts is spread all over the memory; these seconds lie in one place and rule out nearly all of them.
    private final long[] firstSeconds;
    private final long[] lastSeconds;

    RosterShifts(RosterReading reading) {
        this.presences = reading.presences();
        this.covered = reading.covered();
        this.firstSeconds = new long[presences.size()];
        this.lastSeconds = new long[presences.size()];
        for (int index = 0; index < firstSeconds.length; index++) {
            Interval interval = presences.get(index).interval();
            firstSeconds[index] = interval.start().getEpochSecond();
            lastSeconds[index] = interval.end().getEpochSecond();
        }
    }

    void within(Interval interval, Shifts shifts) {
        covered.intersection(interval).ifPresent(known -> tell(known, shifts));
    }

    private void tell(Interval known, Shifts shifts) {
        long first = known.start().getEpochSecond();
        long last = known.end().getEpochSecond();
        for (int index = 0; index < firstSeconds.length; index++) {
            if (firstSeconds[index] <= last && lastSeconds[index] >= first) {
                tellOne(presences.get(index), known, shifts);
            }
        }
    }

    private static void tellOne(Presence presence, Interval known, Shifts shifts) {
        Interval shift = presence.interval();
        Instant coming = shift.start().isAfter(known.start()) ? shift.start() : known.start();
        Instant going = shift.end().isBefore(known.end()) ? shift.end() : known.end();
        if (coming.isBefore(going)) {
            shifts.seen(presence.person(), coming, going);
        }
    }
}
