package dev.wavegate.plan;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.change.ChangeDraft;
import dev.wavegate.domain.rollout.ChangeBrief;
import dev.wavegate.domain.rollout.WaveForecast;
import dev.wavegate.domain.schedule.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;

/** The texts by which a change manager decides, for a plan as it is written. */
class ChangeBriefTest {
    private static final WaveForecast CANARY = new WaveForecast(
            "canary",
            5,
            Optional.of(new Interval(Instant.parse("2026-12-01T22:00:00Z"), Instant.parse("2026-12-02T01:00:00Z"))));
    private static final WaveForecast BROAD = new WaveForecast("broad", 55, Optional.empty());

    private static ChangeDraft draft(String yaml) {
        ReadPlan read = PlanText.read(yaml);
        return new ChangeBrief(read.plan(), read.digest(), List.of(CANARY, BROAD), ZoneId.of("Europe/Berlin")).draft();
    }

    @Test
    void saysWhatIsRolledOutWhenAndHowItIsChecked() {
        ChangeDraft draft = draft(PlanText.SMALLEST);

        assertThat(draft.shortDescription()).satisfies(golden("brief.short-description"));
        assertThat(draft.description()).satisfies(golden("brief.description"));
        assertThat(draft.implementationPlan()).satisfies(golden("brief.implementation-plan"));
        assertThat(draft.testPlan()).satisfies(golden("brief.test-plan"));
    }

    @ParameterizedTest
    @CsvSource({"UPDATED, brief.backout-updated", "WAVE, brief.backout-wave", "NONE, brief.backout-none"})
    void saysWhatHappensWhenAGateFails(String rollback, String message) {
        assertThat(draft(PlanText.withSpec("onFailure: { rollback: " + rollback + " }"))
                        .backoutPlan())
                .satisfies(golden(message));
    }
}
