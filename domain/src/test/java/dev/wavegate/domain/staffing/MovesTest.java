package dev.wavegate.domain.staffing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MovesTest {

    private static final Instant ORIGIN = Instant.parse("2026-11-20T00:00:00.000000001Z");
    private static final int STAYS = 3_000;

    private record Expected(long offset, int seat, boolean coming) {}

    @ParameterizedTest
    @CsvSource({"11,1,1000", "12,60000000000,525600", "13,1,9000000000000000000", "14,1,1"})
    void putsMovesInOrderOfTimeInWhateverUnitTheyCome(long seed, long unit, long most) {
        Random random = new Random(seed);
        Moves moves = new Moves(ORIGIN);
        List<Expected> expected = new ArrayList<>();
        for (int seat = 0; seat < STAYS; seat++) {
            long coming = (random.nextLong() >>> 1) % most * unit;
            long going = (random.nextLong() >>> 1) % most * unit;
            moves.add(seat, ORIGIN.plusNanos(coming), ORIGIN.plusNanos(going));
            expected.add(new Expected(coming, seat, true));
            expected.add(new Expected(going, seat, false));
        }
        expected.sort(Comparator.comparingLong(Expected::offset));

        moves.sort();

        List<Expected> sorted = new ArrayList<>();
        for (int position = 0; position < moves.size(); position++) {
            sorted.add(new Expected(moves.offset(position), moves.seat(position), moves.isComing(position)));
        }
        assertThat(sorted).as("seed " + seed).isEqualTo(expected);
    }
}
