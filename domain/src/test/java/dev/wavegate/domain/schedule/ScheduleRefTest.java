package dev.wavegate.domain.schedule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScheduleRefTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"google:maintenance-eu", "pagerduty:PFW0001", "ics:https://example.com/a.ics", "x1-y:İstanbul"})
    void readsWhatItPrints(String text) {
        assertThat(ScheduleRef.parse(text)).hasToString(text);
    }

    @Test
    void splitsAtTheFirstColon() {
        assertThat(ScheduleRef.parse("ics:https://a")).isEqualTo(new ScheduleRef("ics", "https://a"));
    }

    @ParameterizedTest
    @CsvSource({
        "pagerduty, schedule.form, pagerduty",
        "'', schedule.form, ''",
        "Google:a, schedule.source, Google",
        "1a:b, schedule.source, 1a",
        "goo gle:a, schedule.source, goo gle",
        ":a, schedule.source, ''",
        "'google: ', schedule.name-blank, ' '",
        "google:, schedule.name-blank, ''"
    })
    void refusesWhatIsNoSourceAndName(String text, String message, String value) {
        assertThatThrownBy(() -> ScheduleRef.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(goldenMessage(message, value));
    }

    @Test
    void refusesANameOfMoreThan200Characters() {
        assertThat(new ScheduleRef("a", "n".repeat(200)).name()).hasSize(200);
        assertThatThrownBy(() -> new ScheduleRef("a", "n".repeat(201)))
                .satisfies(goldenMessage("schedule.name-too-long"));
    }
}
