package dev.wavegate.domain.staffing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ShiftEventsTest {

    private record Expected(long time, int member, boolean coming) {}

    @ParameterizedTest
    @CsvSource({"11,1,1000,3000", "12,60,1440,3000", "13,1,9000000000000000000,3000", "14,1,1,3000", "15,7,90,11"})
    void putsMovesInOrderOfTimeAndLeavesThoseOfOneMomentInTheirOrder(long seed, long unit, long most, int stays) {
        Random random = new Random(seed);
        ShiftEvents moves = new ShiftEvents();
        moves.shiftStarts(most, 1);
        moves.clear();
        List<Expected> expected = new ArrayList<>();
        for (int member = 0; member < stays; member++) {
            long coming = (random.nextLong() >>> 1) % most * unit;
            long going = (random.nextLong() >>> 1) % most * unit;
            moves.shiftStarts(coming, member);
            moves.shiftEnds(going, member);
            expected.add(new Expected(coming, member, true));
            expected.add(new Expected(going, member, false));
        }
        expected.sort(Comparator.comparingLong(Expected::time));

        moves.sort();

        List<Expected> sorted = new ArrayList<>();
        for (int position = 0; position < moves.size(); position++) {
            sorted.add(new Expected(moves.time(position), moves.member(position), moves.isStart(position)));
        }
        assertThat(sorted).as("seed " + seed).isEqualTo(expected);
    }
}
