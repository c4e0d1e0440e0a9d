package dev.wavegate.domain.staffing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.wavegate.domain.schedule.Interval;

/** The shifts of one complete snapshot, prepared so that those of an interval are found quickly. */
final class RosterShifts {

    private final List<Presence> presences;
    private final Interval covered;
    // Objects are spread over the memory, these seconds are not; they rule out nearly all shifts without touching them.
    private final long[] firstSeconds;
    private final long[] lastSeconds;
    private final boolean wholeSeconds;

    RosterShifts(RosterSnapshot snapshot) {
        this(snapshot.presences(), snapshot.covered());
    }

    private RosterShifts(List<Presence> presences, Interval covered) {
        this.presences = presences;
        this.covered = covered;
        this.firstSeconds = new long[presences.size()];
        this.lastSeconds = new long[presences.size()];
        int nanos = 0;
        for (int index = 0; index < firstSeconds.length; index++) {
            Interval interval = presences.get(index).interval();
            Instant start = interval.start();
            Instant end = interval.end();
            firstSeconds[index] = start.getEpochSecond();
            lastSeconds[index] = end.getEpochSecond();
            nanos |= start.getNano() | end.getNano();
        }
        this.wholeSeconds = nanos == 0;
    }

    /** Those that touch an interval, and perhaps others. */
    RosterShifts touching(Interval interval) {
        long first = interval.start().getEpochSecond();
        long last = interval.end().getEpochSecond();
        List<Presence> near = new ArrayList<>();
        for (int index = 0; index < firstSeconds.length; index++) {
            if (firstSeconds[index] <= last && lastSeconds[index] >= first) {
                near.add(presences.get(index));
            }
        }
        return new RosterShifts(near, covered);
    }

    RosterShifts with(Presence presence) {
        List<Presence> more = new ArrayList<>(presences);
        more.add(presence);
        return new RosterShifts(more, covered);
    }

    /** The time outside which the roster is unknown. */
    Interval covered() {
        return covered;
    }

    boolean keepsToSeconds() {
        return wholeSeconds;
    }

    int size() {
        return firstSeconds.length;
    }

    Presence presence(int index) {
        return presences.get(index);
    }

    /** The second in which the shift starts. */
    long firstSecond(int index) {
        return firstSeconds[index];
    }

    /** The second in which the shift ends. */
    long lastSecond(int index) {
        return lastSeconds[index];
    }
}
