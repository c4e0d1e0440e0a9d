package dev.wavegate.domain.window;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import dev.wavegate.domain.window.search.WindowSearch;
import org.junit.jupiter.api.Test;

import static dev.wavegate.domain.window.WindowFixture.at;
import static dev.wavegate.domain.window.WindowFixture.hours;
import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WindowRecordsTest {

    private static final WindowRules RULES =
            new WindowRules(List.of(), List.of(), Duration.ofMinutes(15), Duration.ofMinutes(30));

    @Test
    void refuseNegativeDurations() {
        assertThatThrownBy(() -> new WindowRules(List.of(), List.of(), Duration.ofMinutes(-1), Duration.ZERO))
                .satisfies(goldenMessage("window.negative-lead"));
        assertThatThrownBy(() -> new WindowRules(List.of(), List.of(), Duration.ZERO, Duration.ofMinutes(-1)))
                .satisfies(goldenMessage("window.negative-reserve"));
        assertThatThrownBy(() -> new WindowDemand(RULES, List.of(), Duration.ofMinutes(-1), Duration.ZERO))
                .satisfies(goldenMessage("window.negative-work"));
        assertThatThrownBy(() -> new WindowDemand(RULES, List.of(), Duration.ofHours(1), Duration.ofHours(-1)))
                .satisfies(goldenMessage("window.negative-soak"));
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
                .satisfies(goldenMessage("window.until-before-from"));
        assertThatThrownBy(() -> new WindowQuestion(demand, at(1), at(0).plus(Duration.ofDays(92_001)), 1))
                .satisfies(goldenMessage("window.until-too-far"));
        assertThatThrownBy(() -> new WindowQuestion(demand, at(0), at(1), 0)).satisfies(goldenMessage("window.limit"));
        assertThatThrownBy(() -> new WindowRules(
                        List.of(),
                        Collections.nCopies(61, WindowFixture.FREEZE),
                        Duration.ZERO,
                        Duration.ZERO,
                        WindowCovers.WORK))
                .satisfies(goldenMessage("window.too-many-closed"));
        assertThatThrownBy(() -> new WindowSearch.Found(List.of())).satisfies(goldenMessage("window.no-window"));
    }

    @Test
    void refuseAReadingUnderAnotherName() {
        CalendarSnapshot reading = new CalendarSnapshot(WindowFixture.FREEZE, List.of(), hours(0, 1), at(0), true);

        assertThatThrownBy(() -> new ScheduleFacts(Map.of(WindowFixture.EXTRA, reading), Map.of()))
                .satisfies(goldenMessage("window.snapshot-of-another"));
    }

    @Test
    void refuseAWindowThatContradictsItself() {
        assertThatThrownBy(() -> window(at(0), at(2), at(3))).satisfies(goldenMessage("window.start-outside"));
        assertThatThrownBy(() -> window(at(2), at(1), at(3))).satisfies(goldenMessage("window.latest-before-start"));
        assertThatThrownBy(() -> window(at(2), at(2), at(6))).satisfies(goldenMessage("window.work-too-long"));
    }

    private static StaffedWindow window(Instant start, Instant latestStart, Instant workUntil) {
        return new StaffedWindow(hours(1, 5), start, latestStart, workUntil, List.of(), List.of());
    }

    @Test
    void nameTheSecondDateOnlyWhereItDiffers() {
        assertThat(Wording.fromTo(hours(1, 5))).isEqualTo("from 2026-11-20T01:00Z to 05:00Z");
        assertThat(Wording.fromTo(hours(23, 24))).isEqualTo("from 2026-11-20T23:00Z to 2026-11-21T00:00Z");
    }
}
