package dev.wavegate.domain.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IntervalSetTest {

    private static Instant hour(long hour) {
        return Instant.EPOCH.plus(Duration.ofHours(hour));
    }

    private static Interval hours(long start, long end) {
        return new Interval(hour(start), hour(end));
    }

    private static IntervalSet set(long... bounds) {
        List<Interval> intervals = new ArrayList<>();
        for (int index = 0; index < bounds.length; index += 2) {
            intervals.add(hours(bounds[index], bounds[index + 1]));
        }
        return IntervalSet.of(intervals);
    }

    @Test
    void joinsBackToBackShiftsIntoOneUnbrokenPiece() {
        assertThat(set(6, 14, 14, 22).intervals()).containsExactly(hours(6, 22));
    }

    @Test
    void keepsAGapBetweenPiecesThatDoNotTouch() {
        assertThat(set(6, 14, 15, 22).intervals()).containsExactly(hours(6, 14), hours(15, 22));
    }

    @Test
    void sortsJoinsAndForgetsEmptyIntervals() {
        assertThat(set(8, 9, 1, 3, 5, 5, 2, 4, 1, 2).intervals()).containsExactly(hours(1, 4), hours(8, 9));
    }

    @Test
    void isTheSameSetHoweverItCameAbout() {
        assertThat(set(1, 5)).isEqualTo(set(1, 3, 3, 5)).hasSameHashCodeAs(set(3, 5, 1, 4));
        assertThat(set(1, 5))
                .isNotEqualTo(set(1, 4))
                .hasToString(set(1, 5).intervals().toString());
    }

    @Test
    void takesOneRemovalOutOfSeveralPieces() {
        assertThat(set(0, 4, 6, 10, 12, 14).minus(set(2, 7, 8, 9, 13, 20))).isEqualTo(set(0, 2, 7, 8, 9, 10, 12, 13));
    }

    @Test
    void findsTheGapsOfADay() {
        assertThat(set(1, 5, 20, 30).gapsWithin(hours(0, 24))).isEqualTo(set(0, 1, 5, 20));
        assertThat(set(0, 24).gapsWithin(hours(3, 4)).isEmpty()).isTrue();
    }

    @Test
    void coversAnIntervalOnlyInOnePiece() {
        assertThat(set(0, 4, 5, 9).covers(hours(0, 4))).isTrue();
        assertThat(set(0, 4, 5, 9).covers(hours(3, 6))).isFalse();
        assertThat(set(0, 4, 5, 9).covers(hours(4, 5))).isFalse();
        assertThat(IntervalSet.empty().covers(hours(4, 4))).isTrue();
        assertThat(IntervalSet.empty().covers(hours(4, 5))).isFalse();
    }

    @Test
    void findsTheFirstPieceThatIsLongEnoughFromAMomentOn() {
        IntervalSet pieces = set(0, 2, 4, 9, 10, 20);

        assertThat(pieces.firstOfAtLeast(Duration.ofHours(5), hour(0))).contains(hours(4, 9));
        assertThat(pieces.firstOfAtLeast(Duration.ofHours(4), hour(5))).contains(hours(5, 9));
        assertThat(pieces.firstOfAtLeast(Duration.ofHours(5), hour(5))).contains(hours(10, 20));
        assertThat(pieces.firstOfAtLeast(Duration.ofHours(11), hour(0))).isEmpty();
        assertThat(pieces.firstOfAtLeast(Duration.ZERO, hour(20))).isEmpty();
        assertThatThrownBy(() -> pieces.firstOfAtLeast(Duration.ofHours(-1), hour(0)))
                .satisfies(goldenMessage("schedule.negative-length"));
    }

    @Test
    void knowsItsLongestPieceAndPrefersTheEarliest() {
        assertThat(set(0, 2, 4, 9, 10, 15).longest()).contains(hours(4, 9));
        assertThat(IntervalSet.empty().longest()).isEmpty();
    }

    @Test
    void findsThePieceAroundAMoment() {
        assertThat(set(0, 2, 4, 9, 10, 15).pieceAround(hour(4))).contains(hours(4, 9));
        assertThat(set(0, 2, 4, 9, 10, 15).pieceAround(hour(9))).isEmpty();
    }
}
