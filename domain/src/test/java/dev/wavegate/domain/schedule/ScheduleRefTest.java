package dev.wavegate.domain.schedule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    @ValueSource(strings = {"google", ":a", "google:", "google: ", "Google:a", "1a:b", "goo gle:a", ""})
    void refusesWhatIsNoSourceAndName(String text) {
        assertThatThrownBy(() -> ScheduleRef.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("but is \"");
    }

    @Test
    void refusesANameOfMoreThan200Characters() {
        assertThat(new ScheduleRef("a", "n".repeat(200)).name()).hasSize(200);
        assertThatThrownBy(() -> new ScheduleRef("a", "n".repeat(201)))
                .hasMessage("schedule name must have at most 200 characters, but has 201");
    }
}
