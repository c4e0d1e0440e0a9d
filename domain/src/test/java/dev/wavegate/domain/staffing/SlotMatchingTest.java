package dev.wavegate.domain.staffing;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SlotMatchingTest {

    @Test
    void movesNobodyWhoHasLeftTheSlotAlready() {
        // The first group fits all rules, the others only the first: it can serve one other rule, not both.
        int[] filled = SlotMatching.fill(new int[] {1, 1, 1}, new long[] {0b111, 0b001, 0b001}, new int[] {1, 1, 1});

        assertThat(filled).containsExactly(1, 1, 0);
    }

    @Test
    void movesPeopleAlongAChainOfRules() {
        int[] filled = SlotMatching.fill(new int[] {1, 1, 1}, new long[] {0b011, 0b110, 0b001}, new int[] {1, 1, 1});

        assertThat(filled).containsExactly(1, 1, 1);
    }

    /** By Hall and König: as many as the scarcest choice of rules allows; earlier rules first. */
    @ParameterizedTest
    @ValueSource(longs = {11, 2_718, 99_991})
    void fillsAsManySlotsAsTheScarcestSetOfRulesAllows(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            int[] needed = random.ints(1 + random.nextInt(5), 1, 4).toArray();
            long[] fits =
                    random.longs(random.nextInt(7), 1, 1L << needed.length).toArray();
            int[] sizes = random.ints(fits.length, 1, 4).toArray();
            int[] expected = new int[needed.length];
            for (int rules = 1; rules <= needed.length; rules++) {
                expected[rules - 1] = most(rules, needed, fits, sizes) - most(rules - 1, needed, fits, sizes);
            }

            assertThat(SlotMatching.fill(needed, fits, sizes))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(expected);
        }
    }

    private static int most(int rules, int[] needed, long[] fits, int[] sizes) {
        int most = Integer.MAX_VALUE;
        for (long scarce = 0; scarce < 1L << rules; scarce++) {
            int bound = 0;
            for (int rule = 0; rule < rules; rule++) {
                bound += (scarce >>> rule & 1) == 1 ? 0 : needed[rule];
            }
            for (int group = 0; group < fits.length; group++) {
                bound += (fits[group] & scarce) != 0 ? sizes[group] : 0;
            }
            most = Math.min(most, bound);
        }
        return most;
    }
}
