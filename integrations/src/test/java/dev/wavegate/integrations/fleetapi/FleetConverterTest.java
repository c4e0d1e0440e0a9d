package dev.wavegate.integrations.fleetapi;

import java.util.List;

import dev.wavegate.domain.device.AssignmentKey;
import dev.wavegate.domain.device.Report.Claim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FleetConverterTest {
    @ParameterizedTest
    @CsvSource({
        "DOWNLOADING, STARTED",
        "INSTALLING, STARTED",
        "REBOOTING, STARTED",
        "SUCCEEDED, SUCCEEDED",
        "FAILED, FAILED",
        "REJECTED, REJECTED",
        "DEFERRED, DEFERRED",
        "CANCELLED, CANCELLED",
        "REVERTED, REVERTED",
        "succeeded, UNRECOGNISED",
        "DONE, UNRECOGNISED",
        "'', UNRECOGNISED"
    })
    void translatesStatusWords(String status, Claim claim) {
        assertThat(FleetConverter.claim(status)).isEqualTo(claim);
    }

    @Test
    void doesNotKnowAVersionThatItCannotRead() {
        assertThat(FleetConverter.state(new Wire.State("d1", "not a version", null))
                        .version())
                .isEmpty();
        assertThat(FleetConverter.state(new Wire.State("d1", null, null)).observedAt())
                .isEmpty();
    }

    @Test
    void refusesMessagesThatLackWhatTheyMustHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FleetConverter.report(new Wire.Outcome("k", "d", "FAILED", "", "yesterday")));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> FleetConverter.report(new Wire.Outcome("k", null, "FAILED", "", "2026-11-20T10:00:00Z")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FleetConverter.answer(new AssignmentKey("k1"), new Wire.Receipt("k2", 1, List.of())));
    }
}
