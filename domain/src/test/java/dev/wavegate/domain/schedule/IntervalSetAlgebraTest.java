package dev.wavegate.domain.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares the linear merges with the same operations on a bit per second. */
class IntervalSetAlgebraTest {

    private static final int SECONDS = 60;
    private static final int ROUNDS = 2_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_121, 987_654_321})
    void agreesWithABitmap(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String which = "seed " + seed + ", round " + round;
            List<Interval> left = randomIntervals(random);
            List<Interval> right = randomIntervals(random);
            IntervalSet one = IntervalSet.of(left);
            IntervalSet other = IntervalSet.of(right);
            Interval probe = randomInterval(random);

            BitSet union = bits(left);
            union.or(bits(right));
            BitSet intersection = bits(left);
            intersection.and(bits(right));
            BitSet difference = bits(left);
            difference.andNot(bits(right));
            BitSet gaps = bits(List.of(probe));
            gaps.andNot(bits(left));

            assertThat(one.intervals()).as(which).isEqualTo(pieces(bits(left)));
            assertThat(one.union(other).intervals()).as(which).isEqualTo(pieces(union));
            assertThat(one.intersection(other).intervals()).as(which).isEqualTo(pieces(intersection));
            assertThat(one.minus(other).intervals()).as(which).isEqualTo(pieces(difference));
            assertThat(one.gapsWithin(probe).intervals()).as(which).isEqualTo(pieces(gaps));
            assertThat(one.covers(probe)).as(which).isEqualTo(gaps.isEmpty());
            assertThat(one.pieceAround(probe.start()).isPresent())
                    .as(which)
                    .isEqualTo(bits(left).get((int) probe.start().getEpochSecond()));
        }
    }

    private static List<Interval> randomIntervals(Random random) {
        List<Interval> intervals = new ArrayList<>();
        int count = random.nextInt(8);
        for (int index = 0; index < count; index++) {
            intervals.add(randomInterval(random));
        }
        return intervals;
    }

    private static Interval randomInterval(Random random) {
        int start = random.nextInt(SECONDS);
        int end = Math.min(SECONDS, start + random.nextInt(15));
        return new Interval(Instant.ofEpochSecond(start), Instant.ofEpochSecond(end));
    }

    private static BitSet bits(List<Interval> intervals) {
        BitSet bits = new BitSet(SECONDS);
        for (Interval interval : intervals) {
            bits.set((int) interval.start().getEpochSecond(), (int)
                    interval.end().getEpochSecond());
        }
        return bits;
    }

    private static List<Interval> pieces(BitSet bits) {
        List<Interval> pieces = new ArrayList<>();
        for (int start = bits.nextSetBit(0); start >= 0; ) {
            int end = bits.nextClearBit(start);
            pieces.add(new Interval(Instant.ofEpochSecond(start), Instant.ofEpochSecond(end)));
            start = bits.nextSetBit(end);
        }
        return pieces;
    }
}
