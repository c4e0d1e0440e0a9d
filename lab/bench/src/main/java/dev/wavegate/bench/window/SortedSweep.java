package dev.wavegate.bench.window;

import java.util.Arrays;

import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.window.ScheduleFacts;

/**
 * The least that any search has to do: read all shifts, sort when they start and end, and count once through how many run.
 * It knows neither people nor roles nor calendars.
 */
final class SortedSweep {
    private SortedSweep() {}

    /** For how many seconds anybody is there. */
    static long secondsWithSomebody(ScheduleFacts facts) {
        int size = facts.rosters().values().stream()
                .mapToInt(reading -> reading.presences().size())
                .sum();
        long[] starts = new long[size];
        long[] ends = new long[size];
        int next = 0;
        for (RosterSnapshot reading : facts.rosters().values()) {
            for (Presence presence : reading.presences()) {
                starts[next] = presence.interval().start().getEpochSecond();
                ends[next++] = presence.interval().end().getEpochSecond();
            }
        }
        Arrays.sort(starts);
        Arrays.sort(ends);
        long seconds = 0;
        long since = 0;
        int running = 0;
        int start = 0;
        for (int end = 0; end < size; ) {
            if (start < size && starts[start] <= ends[end]) {
                since = running++ == 0 ? starts[start] : since;
                start++;
            } else {
                seconds += --running == 0 ? ends[end] - since : 0;
                end++;
            }
        }
        return seconds;
    }
}
