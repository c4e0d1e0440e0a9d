package dev.wavegate.domain.window;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import dev.wavegate.domain.window.search.WindowSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.domain.window.WindowFixture.at;
import static dev.wavegate.domain.window.WindowFixture.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WindowRecordsTest {

    private static final WindowRules RULES =
            new WindowRules(List.of(), List.of(), Duration.ofMinutes(15), Duration.ofMinutes(30));

    @Test
    void refuseNegativeDurations() {
        assertThatThrownBy(() -> new WindowRules(List.of(), List.of(), Duration.ofMinutes(-1), Duration.ZERO))
                .hasMessage("lead must not be negative, but is PT-1M");
        assertThatThrownBy(() -> new WindowRules(List.of(), List.of(), Duration.ZERO, Duration.ofMinutes(-1)))
                .hasMessage("reserve must not be negative, but is PT-1M");
        assertThatThrownBy(() -> new WindowDemand(RULES, List.of(), Duration.ofMinutes(-1), Duration.ZERO))
                .hasMessage("work must not be negative, but is PT-1M");
        assertThatThrownBy(() -> new WindowDemand(RULES, List.of(), Duration.ofHours(1), Duration.ofHours(-1)))
                .hasMessage("soak must not be negative, but is PT-1H");
    }

    @Test
    void addUpWhatAWaveNeeds() {
        WindowDemand demand = new WindowDemand(RULES, List.of(), Duration.ofHours(2), Duration.ofHours(1));

        assertThat(demand.needed()).isEqualTo(Duration.ofMinutes(210));
        assertThat(demand.tail()).isEqualTo(Duration.ofMinutes(90));
        assertThat(demand.neededOpen()).isEqualTo(Duration.ofHours(2));
        assertThat(demand.openTail()).isEqualTo(Duration.ZERO);
    }

    @Test
    void addUpWhatCalendarsMustCover() {
        WindowRules all = new WindowRules(
                List.of(), List.of(), Duration.ZERO, Duration.ofMinutes(30), WindowCovers.WORK_AND_SOAK);
        WindowDemand demand = new WindowDemand(all, List.of(), Duration.ofHours(2), Duration.ofHours(1));

        assertThat(demand.neededOpen()).isEqualTo(Duration.ofMinutes(210));
        assertThat(demand.openTail()).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void refuseQuestionsWithoutMeaning() {
        WindowDemand demand = new WindowDemand(RULES, List.of(), Duration.ofHours(2), Duration.ofHours(1));

        assertThatThrownBy(() -> new WindowQuestion(demand, at(1), at(0), 1))
                .hasMessage("until must not be before from 2026-11-20T01:00:00Z, but is 2026-11-20T00:00:00Z");
        assertThatThrownBy(() -> new WindowQuestion(demand, at(1), at(0).plus(Duration.ofDays(92_001)), 1))
                .hasMessageContaining("until must be at most 92000 days after from");
        assertThatThrownBy(() -> new WindowQuestion(demand, at(0), at(1), 0))
                .hasMessage("limit must be between 1 and 1000, but is 0");
        assertThatThrownBy(() -> new WindowRules(
                        List.of(),
                        Collections.nCopies(61, WindowFixture.FREEZE),
                        Duration.ZERO,
                        Duration.ZERO,
                        WindowCovers.WORK))
                .hasMessage("closed must have at most 60 schedules, but has 61");
        assertThatThrownBy(() -> new WindowSearch.Found(List.of()))
                .hasMessage("windows must have at least 1, but have 0");
    }

    @Test
    void refuseAReadingUnderAnotherName() {
        CalendarSnapshot reading = new CalendarSnapshot(WindowFixture.FREEZE, List.of(), hours(0, 1), at(0), true);

        assertThatThrownBy(() -> new ScheduleFacts(Map.of(WindowFixture.EXTRA, reading), Map.of()))
                .hasMessage("snapshot for google:maintenance-extra must be of that schedule, but is of google:freeze");
    }

    @Test
    void refuseAWindowThatContradictsItself() {
        assertThatThrownBy(() -> window(at(0), at(2), at(3))).hasMessageContaining("start must lie in the span");
        assertThatThrownBy(() -> window(at(2), at(1), at(3)))
                .hasMessageContaining("latestStart must not be before start");
        assertThatThrownBy(() -> window(at(2), at(2), at(6))).hasMessageContaining("workUntil must lie between");
    }

    private static StaffedWindow window(Instant start, Instant latestStart, Instant workUntil) {
        return new StaffedWindow(hours(1, 5), start, latestStart, workUntil, List.of(), List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, no time",
        "PT2H, 2 h",
        "PT90M, 1 h 30 min",
        "PT45S, 45 s",
        "P1DT2H3M4.005S, 1 d 2 h 3 min 4 s 5 ms"
    })
    void nameDurationsShortly(String duration, String words) {
        assertThat(Wording.length(Duration.parse(duration))).isEqualTo(words);
    }

    @Test
    void nameTheSecondDateOnlyWhereItDiffers() {
        assertThat(Wording.fromTo(hours(1, 5))).isEqualTo("from 2026-11-20T01:00Z to 05:00Z");
        assertThat(Wording.fromTo(hours(23, 24))).isEqualTo("from 2026-11-20T23:00Z to 2026-11-21T00:00Z");
    }
}
