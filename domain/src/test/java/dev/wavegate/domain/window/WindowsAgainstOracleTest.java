package dev.wavegate.domain.window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.staffing.Assignment;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.window.search.StaffedWindows;
import dev.wavegate.domain.window.search.WindowSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** All windows of a case are those that looking at every five minutes finds, with people who are really there. */
class WindowsAgainstOracleTest {

    @ParameterizedTest
    @CsvSource({"20261101,700,false,false,200", "42,700,false,true,100", "7,450,true,false,80", "1618,450,true,true,25"
    })
    void findsEveryWindow(long seed, int cases, boolean continuous, boolean scarce, int least) {
        RandomCases random = new RandomCases(new Random(seed), continuous, scarce);
        int found = 0;
        for (int number = 0; number < cases; number++) {
            WindowCase asked = random.next();
            String which = "seed " + seed + ", case " + number + ", " + asked.question();
            GridOracle oracle = new GridOracle(asked);
            List<StaffedWindow> windows = StaffedWindows.windows(asked.question(), asked.facts())
                    .match(WindowSearch.Found::windows, nothing -> List.of());

            List<List<Instant>> expected = oracle.runs().stream()
                    .limit(asked.question().limit())
                    .map(run -> List.of(oracle.at(run[0]), oracle.at(run[1])))
                    .toList();
            assertThat(windows.stream()
                            .map(window -> List.of(window.start(), window.latestStart()))
                            .toList())
                    .as(which)
                    .isEqualTo(expected);
            for (StaffedWindow window : windows) {
                if (found++ % 3 == 0) {
                    assertThat(GridOracle.minutes(Duration.between(window.start(), window.workUntil())))
                            .as(which + " from " + window)
                            .isEqualTo(longestWork(oracle, window.start()));
                }
                fillsEverySlot(asked, window, which);
            }
        }
        // Most of this would mean nothing if nearly no case had a window.
        assertThat(found).isGreaterThan(least);
    }

    @Test
    void admitsExactlyWhereTheOracleWould() {
        Random random = new Random(99);
        RandomCases cases = new RandomCases(random, false, false);
        for (int number = 0; number < 300; number++) {
            WindowCase asked = cases.next();
            Instant now = asked.question().from().plus(Duration.ofMinutes(10L * random.nextInt(100)));
            GridOracle oracle = new GridOracle(asked);
            oracle.until = oracle.minute(now) + oracle.work + 1;

            boolean admitted = StaffedWindows.admit(asked.question().demand(), asked.facts(), now)
                    .match(found -> true, nothing -> false);

            assertThat(admitted)
                    .as("seed 99, case " + number + " at " + now)
                    .isEqualTo(oracle.fitsAt(oracle.minute(now)));
        }
    }

    /** For how long a wave that starts then could work, by trying longer and longer work. */
    private static int longestWork(GridOracle oracle, Instant start) {
        int longest = oracle.work;
        GridOracle longer = oracle.copy();
        longer.work += 5;
        while (longer.fitsAt(longer.minute(start))) {
            longest = longer.work;
            longer = longer.copy();
            longer.work += 5;
        }
        return longest;
    }

    private static void fillsEverySlot(WindowCase asked, StaffedWindow window, String which) {
        WindowDemand demand = asked.question().demand();
        Instant begin = window.start().minus(demand.rules().lead());
        Interval staffed = new Interval(begin, window.start().plus(demand.needed()));
        if (staffed.isEmpty()) {
            return;
        }
        Instant moment = demand.needed().isZero() ? begin : window.start();
        List<Assignment> left = new ArrayList<>(window.people());
        assertThat(left.stream().map(Assignment::person)).as(which).doesNotHaveDuplicates();
        assertThat(left)
                .as(which)
                .hasSize(demand.staffing().stream().mapToInt(StaffingRule::min).sum());
        // People are named rule by rule.
        for (StaffingRule rule : demand.staffing()) {
            for (int slot = 0; slot < rule.min(); slot++) {
                Assignment next = left.remove(0);
                assertThat(next.role()).as(which).isEqualTo(rule.role());
                Interval needed = rule.continuity() ? staffed : new Interval(moment, moment.plusSeconds(1));
                assertThat(minutesThere(asked, rule, next.person()))
                        .as(which + ": " + next)
                        .containsAll(minutes(needed));
            }
        }
    }

    private static Set<Instant> minutesThere(WindowCase asked, StaffingRule rule, Person person) {
        return asked.facts().rosters().get(rule.roster()).presences().stream()
                .filter(presence -> presence.person().equals(person))
                .flatMap(presence -> minutes(presence.interval()).stream())
                .collect(Collectors.toSet());
    }

    private static Set<Instant> minutes(Interval interval) {
        Set<Instant> minutes = new HashSet<>();
        for (Instant minute = interval.start();
                minute.isBefore(interval.end());
                minute = minute.plus(Duration.ofMinutes(5))) {
            minutes.add(minute);
        }
        return minutes;
    }
}
