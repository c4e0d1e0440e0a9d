package dev.wavegate.domain.window;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.window.explain.Obstacle;
import dev.wavegate.domain.window.search.WindowSearch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.wavegate.domain.window.WindowFixture.EXTRA;
import static dev.wavegate.domain.window.WindowFixture.FREEZE;
import static dev.wavegate.domain.window.WindowFixture.MAINTENANCE;
import static dev.wavegate.domain.window.WindowFixture.ONCALL;
import static dev.wavegate.domain.window.WindowFixture.SITE;
import static dev.wavegate.domain.window.WindowFixture.at;
import static dev.wavegate.domain.window.WindowFixture.hours;
import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Every wave here needs two hours from its start: 1 h work, 30 min soak, 30 min reserve. */
class WindowExplanationTest {

    private final WindowFixture wave = new WindowFixture();

    /** The sentence of the first obstacle, which must be the golden one. */
    private static String sentenceOf(List<Obstacle> obstacles, String key) {
        String sentence = obstacles.get(0).sentence();
        assertThat(sentence).satisfies(golden(key));
        return sentence;
    }

    @Nested
    class OfWhatBlocks {

        @Test
        void saysWhoIsMissingAndWhen() {
            WindowSearch.NothingFits nothing = wave.work(Duration.ofHours(3))
                    .open(MAINTENANCE, 25, 29)
                    .needs("firmware-oncall", ONCALL, 1)
                    .nothingFrom(0, 48);

            String sentence = sentenceOf(nothing.obstacles(), "window.nobody-available");
            assertThat(nothing.obstacles())
                    .containsExactly(new Obstacle(
                            Obstacle.Kind.UNDERSTAFFED,
                            ONCALL,
                            "",
                            hours(25, 29),
                            Optional.of(new Obstacle.HeadCount(new Role("firmware-oncall"), 0, 1)),
                            sentence));
            assertThat(nothing.sentence()).satisfies(golden("window.nothing-fits", sentence));
            assertThat(nothing.lookAgainAt()).isEmpty();
        }

        @Test
        void saysHowLongTheLongestStaffedWindowIs() {
            WindowSearch.NothingFits nothing = wave.work(Duration.ofHours(2))
                    .open(MAINTENANCE, 1, 9)
                    .needs("site-ops", SITE, 2)
                    .present(SITE, "Ada", 0, 9)
                    .present(SITE, "Bob", 4, 6)
                    .nothingFrom(0, 48);

            assertThat(nothing.obstacles().get(0))
                    .isEqualTo(new Obstacle(
                            Obstacle.Kind.TOO_SHORT,
                            SITE,
                            hours(4, 5),
                            sentenceOf(nothing.obstacles(), "window.longest-too-short")));
            assertThat(nothing.sentence()).satisfies(golden("window.too-few-available"));
        }

        @Test
        void namesWhatEndsTheLongestWindow() {
            assertThat(new WindowFixture()
                            .open(MAINTENANCE, 3, 4.5)
                            .nothingFrom(0, 48)
                            .obstacles())
                    .first()
                    .satisfies(shorter ->
                            assertThat(shorter.sentence()).satisfies(golden("window.longest-ends-with-calendar")))
                    .extracting(Obstacle::kind, Obstacle::source, Obstacle::when)
                    .containsExactly(Obstacle.Kind.TOO_SHORT, MAINTENANCE, hours(3, 3.5));
            assertThat(new WindowFixture()
                            .open(MAINTENANCE, 3, 9)
                            .closed(FREEZE, 4.5, 8)
                            .nothingFrom(0, 48)
                            .obstacles())
                    .first()
                    .extracting(Obstacle::source)
                    .isEqualTo(FREEZE);
            assertThat(new WindowFixture().nothingFrom(0, 0.5).obstacles())
                    .first()
                    .extracting(Obstacle::source)
                    .hasToString("wavegate:search-horizon");
        }

        @Test
        void saysThatTheCalendarNeverOpens() {
            WindowSearch.NothingFits nothing =
                    wave.open(MAINTENANCE).open(EXTRA, 50, 60).nothingFrom(0, 48);

            assertThat(nothing.obstacles())
                    .containsExactly(new Obstacle(
                            Obstacle.Kind.CALENDAR_CLOSED,
                            MAINTENANCE,
                            hours(0, 48),
                            sentenceOf(nothing.obstacles(), "window.never-open")));
        }

        @Test
        void namesTheFreeze() {
            WindowSearch.NothingFits nothing = wave.open(MAINTENANCE, 3, 9)
                    .closed(FREEZE)
                    .titled(FREEZE, "Black Friday", 0, 72)
                    .nothingFrom(0, 48);

            assertThat(nothing.obstacles())
                    .containsExactly(new Obstacle(
                            Obstacle.Kind.FREEZE,
                            FREEZE,
                            "Black Friday",
                            hours(0, 72),
                            Optional.empty(),
                            sentenceOf(nothing.obstacles(), "window.frozen")));
        }

        @Test
        void saysThatStaffComesTooLateForTheLead() {
            WindowSearch.NothingFits nothing = wave.open(MAINTENANCE, 3, 5)
                    .needs("firmware-oncall", ONCALL, 1)
                    .present(ONCALL, "Ada", 3, 9)
                    .lead(Duration.ofMinutes(15))
                    .nothingFrom(0, 48);

            assertThat(nothing.obstacles())
                    .extracting(Obstacle::kind, Obstacle::when)
                    .containsExactly(
                            tuple(Obstacle.Kind.TOO_SHORT, hours(3.25, 4)),
                            tuple(Obstacle.Kind.UNDERSTAFFED, hours(2.75, 3)));
        }
    }

    @Nested
    class InDoubt {

        @Test
        void takesAnUnreadOpenCalendarForClosed() {
            wave.open(MAINTENANCE, 0, 48).open(EXTRA, 20, 30).incomplete(MAINTENANCE);

            assertThat(wave.foundFrom(0, 48).start()).isEqualTo(at(20));
            assertThat(wave.missing(EXTRA).nothingFrom(0, 48).obstacles())
                    .extracting(Obstacle::kind, Obstacle::source)
                    .containsExactly(
                            tuple(Obstacle.Kind.SOURCE_INCOMPLETE, MAINTENANCE),
                            tuple(Obstacle.Kind.SOURCE_INCOMPLETE, EXTRA));
        }

        @Test
        void takesAnUnreadFreezeCalendarForFrozen() {
            WindowSearch.NothingFits nothing =
                    wave.closed(FREEZE).incomplete(FREEZE).nothingFrom(0, 48);

            assertThat(nothing.sentence()).satisfies(golden("window.freeze-unknown"));
        }

        @Test
        void takesAnUnreadRosterForUnstaffed() {
            wave.needs("firmware-oncall", ONCALL, 1)
                    .present(ONCALL, "Ada", 0, 48)
                    .missing(ONCALL);

            assertThat(wave.nothingFrom(0, 48).obstacles())
                    .extracting(Obstacle::kind, Obstacle::source)
                    .containsOnly(tuple(Obstacle.Kind.SOURCE_INCOMPLETE, ONCALL));
        }

        @Test
        void knowsNothingBeyondWhatAReadingCovers() {
            // The roster shows Ada beyond its horizon, but tells only until hour 6.
            wave.needs("firmware-oncall", ONCALL, 1)
                    .present(ONCALL, "Ada", 0, 48)
                    .covering(ONCALL, 0, 6);

            assertThat(wave.foundFrom(0, 48).workUntil()).isEqualTo(at(5));
            assertThat(wave.nothingFrom(5, 48).obstacles())
                    .extracting(Obstacle::kind)
                    .contains(Obstacle.Kind.SOURCE_INCOMPLETE)
                    .doesNotContain(Obstacle.Kind.UNDERSTAFFED);
            assertThat(new WindowFixture()
                            .closed(FREEZE)
                            .covering(FREEZE, 0, 6)
                            .foundFrom(0, 48)
                            .latestStart())
                    .isEqualTo(at(4));
        }
    }
}
