package dev.wavegate.domain.window;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.window.search.WindowSearch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.domain.window.WindowFixture.EXTRA;
import static dev.wavegate.domain.window.WindowFixture.FREEZE;
import static dev.wavegate.domain.window.WindowFixture.MAINTENANCE;
import static dev.wavegate.domain.window.WindowFixture.ONCALL;
import static dev.wavegate.domain.window.WindowFixture.SITE;
import static dev.wavegate.domain.window.WindowFixture.at;
import static org.assertj.core.api.Assertions.assertThat;

/** Compares the search with trying every half hour as start and looking at every half hour of the wave. */
class StaffedWindowsAgainstEveryStartTest {

    private static final int HALVES = 60;
    private static final int ROUNDS = 1_500;
    private static final int WORK = 2;
    private static final int NEEDED = 4;

    @ParameterizedTest
    @ValueSource(longs = {3, 1_618, 271_828})
    void agreesWithTryingEveryStart(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String which = "seed " + seed + ", round " + round;
            int lead = random.nextInt(3);
            WindowFixture wave = randomWave(random).lead(Duration.ofMinutes(30L * lead));
            Naive naive = new Naive(wave.demand(), wave.facts(), lead);

            WindowSearch search = wave.searchFrom(0, HALVES / 2.0);
            Optional<Instant> start =
                    search.match(found -> Optional.of(found.window().start()), nothing -> Optional.empty());
            assertThat(start).as(which).isEqualTo(naive.first());
            assertThat(explained(search)).as(which).isTrue();

            int now = random.nextInt(HALVES - NEEDED);
            WindowSearch admission = wave.admitAt(now / 2.0);
            boolean admitted = admission.match(found -> true, nothing -> false);
            assertThat(admitted).as(which).isEqualTo(naive.fits(now));
            assertThat(explained(admission)).as(which).isTrue();
        }
    }

    private static boolean explained(WindowSearch search) {
        return search.match(
                found -> !found.window().evidence().isEmpty(),
                nothing -> !nothing.obstacles().isEmpty());
    }

    private record Naive(WindowDemand demand, ScheduleFacts facts, int lead) {

        Optional<Instant> first() {
            for (int start = 0; start <= HALVES - WORK; start++) {
                if (fits(start)) {
                    return Optional.of(at(start / 2.0));
                }
            }
            return Optional.empty();
        }

        boolean fits(int start) {
            for (int half = start - lead; half < start + NEEDED; half++) {
                Instant moment = at(half / 2.0);
                if (!staffed(moment) || (half >= start && !open(moment))) {
                    return false;
                }
            }
            return true;
        }

        boolean open(Instant moment) {
            WindowRules rules = demand.rules();
            boolean opened = rules.open().isEmpty()
                    || rules.open().stream().anyMatch(ref -> has(ref, moment, false) && known(ref, moment));
            return opened && rules.closed().stream().allMatch(ref -> known(ref, moment) && !has(ref, moment, true));
        }

        boolean has(ScheduleRef ref, Instant moment, boolean tentativeToo) {
            return facts.calendars().get(ref).entries().stream()
                    .filter(entry -> tentativeToo || entry.certainty() == Certainty.FIRM)
                    .anyMatch(entry -> entry.interval().contains(moment));
        }

        boolean known(ScheduleRef ref, Instant moment) {
            CalendarSnapshot reading = facts.calendars().get(ref);
            return reading.complete() && reading.covered().contains(moment);
        }

        boolean staffed(Instant moment) {
            for (StaffingRule rule : demand.staffing()) {
                RosterSnapshot reading = facts.rosters().get(rule.roster());
                // Every person of this test is on one roster only, so that counting is enough.
                long present = reading.presences().stream()
                        .filter(presence -> presence.interval().contains(moment))
                        .map(presence -> presence.person().key())
                        .distinct()
                        .count();
                if (!reading.complete() || !reading.covered().contains(moment) || present < rule.min()) {
                    return false;
                }
            }
            return true;
        }
    }

    private static WindowFixture randomWave(Random random) {
        WindowFixture wave = new WindowFixture();
        if (random.nextInt(4) > 0) {
            wave.open(MAINTENANCE, bounds(random, 3, 24)).open(EXTRA, bounds(random, 2, 12));
            wave.entries(MAINTENANCE, Certainty.TENTATIVE, bounds(random, 2, 10));
        }
        if (random.nextBoolean()) {
            wave.closed(FREEZE, bounds(random, 2, 6)).entries(FREEZE, Certainty.TENTATIVE, bounds(random, 1, 6));
        }
        if (random.nextInt(4) > 0) {
            wave.needs("firmware-oncall", ONCALL, 1).needs("site-ops", SITE, 1 + random.nextInt(2));
            for (int shift = 0; shift < 4; shift++) {
                double[] ours = bounds(random, 1, 30);
                double[] theirs = bounds(random, 1, 40);
                wave.present(ONCALL, "oncall-" + random.nextInt(2), ours[0], ours[1]);
                wave.present(SITE, "site-" + random.nextInt(3), theirs[0], theirs[1]);
                wave.present(SITE, "site-" + random.nextInt(3), theirs[0] - 5, theirs[1]);
            }
        }
        ScheduleRef doubtful = random.nextBoolean() ? MAINTENANCE : random.nextBoolean() ? FREEZE : ONCALL;
        if (random.nextInt(3) == 0) {
            wave.covering(doubtful, random.nextInt(10) - 5, 10 + random.nextInt(20));
        } else if (random.nextInt(10) == 0) {
            wave.incomplete(doubtful);
        }
        return wave;
    }

    private static double[] bounds(Random random, int count, int longest) {
        double[] bounds = new double[count * 2];
        for (int index = 0; index < count; index++) {
            int start = random.nextInt(HALVES);
            bounds[2 * index] = start / 2.0;
            bounds[2 * index + 1] = (start + random.nextInt(longest)) / 2.0;
        }
        return bounds;
    }
}
