package dev.wavegate.simulators.fleet;

import dev.wavegate.simulators.fleet.DeviceTiming.MillisRange;

/** Random numbers from a seed: the same seed, subject and question always give the same answer, in any order of asking. */
record SeededRandom(long seed) {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final double TO_UNIT = 0x1.0p-53;

    /** Answers a number in [0, 1). */
    double of(String subject, String question) {
        return (hash(subject, question, 0) >>> 11) * TO_UNIT;
    }

    /** Answers a number of milliseconds between both ends of the range, inclusive; {@code round} distinguishes repetitions. */
    long within(MillisRange range, String subject, String question, int round) {
        return range.least() + Math.floorMod(hash(subject, question, round), range.most() - range.least() + 1);
    }

    /** Answers a whole number in [0, bound). */
    int below(int bound, String subject, String question) {
        return (int) Math.floorMod(hash(subject, question, 0), (long) bound);
    }

    private long hash(String subject, String question, int round) {
        long hash = mixed(seed ^ FNV_OFFSET);
        hash = added(hash, question);
        hash = added(hash, subject);
        return mixed(hash + round);
    }

    private static long added(long hash, String text) {
        long sum = hash;
        for (int index = 0; index < text.length(); index++) {
            sum = (sum ^ text.charAt(index)) * FNV_PRIME;
        }
        return sum;
    }

    private static long mixed(long value) {
        long bits = value + 0x9e3779b97f4a7c15L;
        bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
        return bits ^ (bits >>> 31);
    }
}
