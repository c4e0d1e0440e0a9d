package dev.wavegate.domain.window;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterSnapshot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** One shift after the other is changed; the answer must be the one to reading everything afresh, explanation included. */
class PreparedWindowsTest {

    private static final int CASES = 120;
    private static final int CHANGES = 4;

    @ParameterizedTest
    @CsvSource({"5,false,false", "6,false,true", "7,true,false"})
    void answersAsIfEverythingWasReadAfresh(long seed, boolean steady, boolean scarce) {
        Random random = new Random(seed);
        RandomCases cases = new RandomCases(random, steady, scarce);
        for (int number = 0; number < CASES; number++) {
            WindowCase asked = cases.next();
            PreparedWindows prepared = PreparedWindows.of(asked.question(), asked.facts());
            assertThat(prepared.windows())
                    .as("seed %d, case %d", seed, number)
                    .isEqualTo(StaffedWindows.windows(asked.question(), asked.facts()));
            for (int change = 0; change < CHANGES; change++) {
                List<ScheduleRef> rosters =
                        new ArrayList<>(asked.facts().rosters().keySet());
                if (rosters.isEmpty()) {
                    break;
                }
                rosters.sort((one, other) -> one.toString().compareTo(other.toString()));
                ScheduleRef roster = rosters.get(random.nextInt(rosters.size()));
                List<Presence> shifts =
                        new ArrayList<>(asked.facts().rosters().get(roster).presences());
                Optional<Presence> gone =
                        shifts.isEmpty() ? Optional.empty() : Optional.of(shifts.remove(random.nextInt(shifts.size())));
                Optional<Presence> come = random.nextBoolean() ? Optional.of(shift(asked, random)) : Optional.empty();
                come.ifPresent(shifts::add);
                asked = with(asked, roster, shifts);
                prepared = prepared.replacing(roster, gone, come);

                assertThat(prepared.windows())
                        .as("seed %d, case %d, change %d", seed, number, change)
                        .isEqualTo(StaffedWindows.windows(asked.question(), asked.facts()));
            }
        }
    }

    private static Presence shift(WindowCase asked, Random random) {
        var start = asked.question().from().plus(Duration.ofMinutes(10L * random.nextInt(200)));
        Interval interval = new Interval(start, start.plus(Duration.ofMinutes(10L * random.nextInt(100))));
        return new Presence(new Person("person-" + random.nextInt(7), ""), interval);
    }

    private static WindowCase with(WindowCase asked, ScheduleRef roster, List<Presence> shifts) {
        Map<ScheduleRef, RosterSnapshot> rosters = new HashMap<>(asked.facts().rosters());
        rosters.computeIfPresent(
                roster,
                (ref, reading) ->
                        new RosterSnapshot(ref, shifts, reading.covered(), reading.fetchedAt(), reading.complete()));
        return new WindowCase(
                asked.question(),
                new ScheduleFacts(
                        asked.facts().calendars(), rosters, asked.facts().freshness()));
    }
}
