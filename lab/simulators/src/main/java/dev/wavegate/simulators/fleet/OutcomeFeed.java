package dev.wavegate.simulators.fleet;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What happened to the devices of one group, in the order of happening; kept in plain columns, chunk by chunk. */
final class OutcomeFeed {
    /** In the vocabulary of versions: the device did not say. */
    static final short NO_VERSION = -1;

    private static final int CHUNK = 1024;

    private final List<Chunk> chunks = new ArrayList<>();
    private long size;

    void append(
            Assignment assignment,
            int device,
            OutcomeStatus status,
            @Nullable OutcomeCode code,
            short version,
            long at) {
        int place = (int) (size % CHUNK);
        if (place == 0) {
            chunks.add(new Chunk());
        }
        Chunk chunk = chunks.get(chunks.size() - 1);
        chunk.assignments[place] = assignment;
        chunk.devices[place] = device;
        chunk.statuses[place] = status;
        chunk.codes[place] = code;
        chunk.versions[place] = version;
        chunk.times[place] = at;
        size++;
    }

    long size() {
        return size;
    }

    /** Hands over the entries from a position on, at most so many, and answers the position after the last one. */
    long read(long from, int limit, Reader reader) {
        long end = Math.min(size, from + limit);
        for (long position = from; position < end; position++) {
            Chunk chunk = chunks.get((int) (position / CHUNK));
            int place = (int) (position % CHUNK);
            reader.entry(
                    chunk.assignments[place],
                    chunk.devices[place],
                    chunk.statuses[place],
                    chunk.codes[place],
                    chunk.versions[place],
                    chunk.times[place]);
        }
        return Math.max(from, end);
    }

    /** Takes entries one by one. */
    interface Reader {
        void entry(
                Assignment assignment,
                int device,
                OutcomeStatus status,
                @Nullable OutcomeCode code,
                short version,
                long at);
    }

    private static final class Chunk {
        private final Assignment[] assignments = new Assignment[CHUNK];
        private final int[] devices = new int[CHUNK];
        private final OutcomeStatus[] statuses = new OutcomeStatus[CHUNK];
        private final @Nullable OutcomeCode[] codes = new @Nullable OutcomeCode[CHUNK];
        private final short[] versions = new short[CHUNK];
        private final long[] times = new long[CHUNK];
    }
}
