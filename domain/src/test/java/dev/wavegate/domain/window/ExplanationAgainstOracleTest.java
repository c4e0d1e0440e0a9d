package dev.wavegate.domain.window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import dev.wavegate.domain.window.explain.Blocker;
import dev.wavegate.domain.window.explain.Explanation;
import dev.wavegate.domain.window.explain.NearMiss;
import dev.wavegate.domain.window.explain.Relaxation;
import dev.wavegate.domain.window.search.StaffedWindows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What an explanation says is what trying it out shows, by the decider and by looking at every five minutes. */
class ExplanationAgainstOracleTest {

    /** A condition that may be given up. */
    private record Condition(String role, int closed) {

        void giveUp(GridOracle oracle) {
            if (!role.isEmpty()) {
                oracle.ask(role);
            } else if (closed < 0) {
                oracle.alwaysOpen = true;
            } else {
                oracle.closed.set(
                        closed, new GridOracle.Source(List.of(), new GridOracle.Span(-1_000_000, 1_000_000, true)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"271828,250,false,true", "161803,350,false,false", "31337,150,true,true", "8,250,true,false"})
    void holds(long seed, int cases, boolean continuous, boolean scarce) {
        RandomCases random = new RandomCases(new Random(seed), continuous, scarce);
        int explained = 0;
        int relaxed = 0;
        while (explained < cases) {
            WindowCase asked = random.next();
            String which = "seed " + seed + ", case " + explained + ", " + asked.question();
            Explanation explanation = StaffedWindows.windows(asked.question(), asked.facts())
                    .match(found -> new Explanation(List.of(), List.of(), List.of()), nothing -> nothing.explanation());
            if (explanation.blockers().isEmpty()) {
                continue;
            }
            explained++;
            relaxed += explanation.relaxations().size();
            GridOracle oracle = new GridOracle(asked);
            assertThat(oracle.first()).as(which).isEqualTo(-1);
            namesSmallestBlockers(asked, oracle, explanation.blockers(), which);
            findsTheClosest(oracle, explanation.nearest(), continuous, which);
            for (Relaxation each : explanation.relaxations()) {
                helps(asked, oracle, each, continuous, which + ", " + each);
            }
            missesNothingThatHelps(oracle, explanation.relaxations(), which);
            isInOrder(explanation.relaxations(), which);
        }
        // Most of this would mean nothing if hardly anything helped.
        assertThat(relaxed).isGreaterThan(cases / 4);
    }

    private static void namesSmallestBlockers(
            WindowCase asked, GridOracle oracle, List<Blocker> blockers, String which) {
        WindowCase without = Blocker.without(asked, blockers);
        assertThat(fits(without)).as(which + " without " + blockers).isTrue();
        GridOracle candidate = oracle.copy();
        if (blockers.contains(new Blocker.Horizon())) {
            assertThat(oracle.until - oracle.from).as(which).isLessThan(oracle.work);
            return;
        }
        for (Blocker each : blockers) {
            each.match(
                            staffing -> new Condition(staffing.role().value(), -1),
                            open -> new Condition("", -1),
                            closed -> new Condition("", closed.index()),
                            horizon -> new Condition("", -1))
                    .giveUp(candidate);
        }
        assertThat(candidate.first()).as(which + " without " + blockers).isNotEqualTo(-1);
        assertThat(fewestThatHelp(oracle)).as(which + " with " + blockers).isEqualTo(blockers.size());
    }

    private static int fewestThatHelp(GridOracle oracle) {
        List<Condition> all = new ArrayList<>();
        oracle.roles().forEach(role -> all.add(new Condition(role, -1)));
        if (!oracle.alwaysOpen) {
            all.add(new Condition("", -1));
        }
        for (int index = 0; index < oracle.closed.size(); index++) {
            all.add(new Condition("", index));
        }
        int fewest = Integer.MAX_VALUE;
        for (int some = 1; some < 1 << all.size(); some++) {
            if (Integer.bitCount(some) < fewest) {
                GridOracle candidate = oracle.copy();
                for (int each = 0; each < all.size(); each++) {
                    if ((some >> each & 1) == 1) {
                        all.get(each).giveUp(candidate);
                    }
                }
                fewest = candidate.first() < 0 ? fewest : Integer.bitCount(some);
            }
        }
        return fewest;
    }

    private static void findsTheClosest(GridOracle oracle, List<NearMiss> nearest, boolean continuous, String which) {
        assertThat(nearest).as(which).isNotEmpty().allSatisfy(near -> {
            assertThat(near.obstacles()).as(which + " at " + near).isNotEmpty();
            assertThat(near.sentence()).as(which).isNotBlank();
        });
        if (continuous || oracle.until - oracle.from < oracle.work) {
            return;
        }
        int closest = Integer.MAX_VALUE;
        int start = -1;
        for (int minute = oracle.from; minute <= oracle.until - oracle.work; minute += 5) {
            int missing = oracle.missing(minute);
            start = missing < closest ? minute : start;
            closest = Math.min(closest, missing);
        }
        assertThat(nearest.get(0).missing()).as(which).isEqualTo(Duration.ofMinutes(closest));
        assertThat(nearest.get(0).start()).as(which).isEqualTo(oracle.at(start));
    }

    private static void helps(
            WindowCase asked, GridOracle oracle, Relaxation relaxation, boolean continuous, String which) {
        WindowCase changed = relaxation.applyTo(asked);
        Instant start = StaffedWindows.windows(changed.question(), changed.facts())
                .match(found -> found.window().start(), nothing -> Instant.MIN);
        assertThat(start).as(which).isEqualTo(relaxation.start());
        GridOracle candidate = applied(oracle, relaxation, 0);
        assertThat(candidate.first()).as(which).isEqualTo(oracle.minute(relaxation.start()));
        boolean least = relaxation.match(person -> !continuous, shorten -> true, extend -> true, drop -> false);
        if (least) {
            assertThat(applied(oracle, relaxation, 5).first())
                    .as(which + ", but less")
                    .isEqualTo(-1);
            assertThat(applied(oracle, relaxation, -5).first())
                    .as(which + ", but less")
                    .isEqualTo(-1);
        }
    }

    /** With the change, or with one that is smaller by so many minutes at its end, or if negative at its beginning. */
    private static GridOracle applied(GridOracle oracle, Relaxation relaxation, int less) {
        GridOracle candidate = oracle.copy();
        boolean applied = relaxation.match(
                person -> {
                    int begin = oracle.minute(person.when().start()) - Math.min(0, less);
                    candidate.addPerson(
                            person.role().value(),
                            begin,
                            oracle.minute(person.when().end()) - Math.max(0, less));
                    return true;
                },
                shorten -> {
                    shorten(candidate, shorten.what(), GridOracle.minutes(shorten.by()) - Math.abs(less));
                    return true;
                },
                extend -> {
                    candidate.until = oracle.minute(extend.until()) - Math.abs(less);
                    return true;
                },
                drop -> drop(candidate, drop));
        assertThat(applied).isTrue();
        return candidate;
    }

    private static void shorten(GridOracle candidate, Relaxation.Shorten.Time what, int by) {
        switch (what) {
            case LEAD -> candidate.lead -= by;
            case RESERVE -> candidate.reserve -= by;
            case SOAK -> candidate.soak -= by;
            case DURATION -> candidate.work -= by;
        }
    }

    private static boolean drop(GridOracle candidate, Relaxation.DropClosed drop) {
        GridOracle.Source source = candidate.closed.get(drop.index());
        List<GridOracle.Span> spans = new ArrayList<>(source.spans());
        if (drop.entry().isEmpty()) {
            new Condition("", drop.index()).giveUp(candidate);
            return true;
        }
        CalendarEntry entry = drop.entry().get();
        boolean known = spans.remove(new GridOracle.Span(
                candidate.minute(entry.interval().start()),
                candidate.minute(entry.interval().end()),
                entry.certainty() == Certainty.FIRM));
        candidate.closed.set(drop.index(), new GridOracle.Source(spans, source.known()));
        return known;
    }

    private static void missesNothingThatHelps(GridOracle oracle, List<Relaxation> relaxations, String which) {
        Set<String> found = new HashSet<>();
        relaxations.forEach(each -> found.add(each.match(
                person -> "person " + person.role(),
                shorten -> "shorter " + shorten.what(),
                extend -> "longer",
                drop -> "without " + drop.index() + (drop.entry().isPresent() ? " in part" : ""))));
        for (String role : oracle.roles()) {
            GridOracle candidate = oracle.copy();
            candidate.addPerson(role, -1_000_000, 1_000_000);
            isFoundIf(candidate.first() >= 0, found, "person " + role, which);
        }
        for (Relaxation.Shorten.Time what : Relaxation.Shorten.Time.values()) {
            GridOracle candidate = oracle.copy();
            int all = what == Relaxation.Shorten.Time.DURATION ? candidate.work - 5 : time(candidate, what);
            shorten(candidate, what, Math.max(0, all));
            isFoundIf(candidate.first() >= 0, found, "shorter " + what, which);
        }
        for (int index = 0; index < oracle.closed.size(); index++) {
            GridOracle candidate = oracle.copy();
            new Condition("", index).giveUp(candidate);
            boolean partly = found.contains("without " + index + " in part");
            isFoundIf(candidate.first() >= 0 && !partly, found, "without " + index, which);
            for (GridOracle.Span entry : oracle.closed.get(index).spans()) {
                GridOracle less = oracle.copy();
                List<GridOracle.Span> others =
                        new ArrayList<>(oracle.closed.get(index).spans());
                others.remove(entry);
                less.closed.set(
                        index,
                        new GridOracle.Source(others, oracle.closed.get(index).known()));
                isFoundIf(less.first() >= 0, found, "without " + index + " in part", which);
            }
        }
        GridOracle longer = oracle.copy();
        longer.until = Math.max(oracle.until, oracle.from + oracle.work) + 4 * 24 * 60;
        isFoundIf(longer.first() >= 0, found, "longer", which);
    }

    private static int time(GridOracle oracle, Relaxation.Shorten.Time what) {
        return switch (what) {
            case LEAD -> oracle.lead;
            case RESERVE -> oracle.reserve;
            case SOAK -> oracle.soak;
            case DURATION -> oracle.work;
        };
    }

    private static void isFoundIf(boolean helps, Set<String> found, String what, String which) {
        if (helps) {
            assertThat(found).as(which).contains(what);
        }
    }

    private static void isInOrder(List<Relaxation> relaxations, String which) {
        List<Integer> kinds = relaxations.stream()
                .map(each -> each.match(
                        person -> 0,
                        shorten -> 1,
                        extend -> 2,
                        drop -> drop.entry().isPresent() ? 3 : 4))
                .toList();
        assertThat(kinds).as(which).isSorted();
        assertThat(relaxations.stream()
                        .map(each -> each.match(
                                person -> person.when().duration(),
                                shorten -> Duration.ZERO,
                                extend -> Duration.ZERO,
                                drop -> Duration.ZERO))
                        .filter(length -> !length.isZero()))
                .as(which)
                .isSorted();
        assertThat(relaxations.stream()
                        .map(each -> each.match(
                                person -> Duration.ZERO,
                                Relaxation.Shorten::by,
                                extend -> Duration.ZERO,
                                drop -> Duration.ZERO))
                        .filter(length -> !length.isZero()))
                .as(which)
                .isSorted();
    }

    private static boolean fits(WindowCase asked) {
        return StaffedWindows.windows(asked.question(), asked.facts()).match(found -> true, nothing -> false);
    }
}
