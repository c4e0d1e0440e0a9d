package dev.wavegate.integrations.fleetapi;

import java.util.List;
import java.util.stream.Stream;

import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.fleet.Report.Claim;
import dev.wavegate.domain.identity.DeviceId;
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
    void digestsTargetsInBytewiseOrderWhateverTheirOrderAndNumber() {
        // The surrogate pair sorts before the last one by code unit, and after it by byte.
        List<DeviceId> targets = Stream.of("b", "\uD83D\uDE00", "a", "b", "\uFF5E")
                .map(DeviceId::new)
                .toList();

        // printf 'a\nb\n～\n😀' | sha256sum
        assertThat(FleetConverter.digestOf(targets))
                .isEqualTo("6f713022ef577fcfb95c24ef22a3b9cb386851329de69298db3afa48693eb65f");
    }

    @Test
    void refusesALookUpThatDoesNotTellWhoWasRejected() {
        DispatchKey key = new DispatchKey("k1");
        Wire.Rejection rejection = new Wire.Rejection("d1", "unknown-device", "");

        for (Wire.Found found : List.of(
                new Wire.Found("k1", "g", "UPDATE", "4.2.1", 2, "", null),
                new Wire.Found("k1", "g", "UPDATE", "4.2.1", null, "", List.of()),
                new Wire.Found("k2", "g", "UPDATE", "4.2.1", 2, "", List.of()),
                new Wire.Found("k1", "g", "UPDATE", "4.2.1", 0, "", List.of(rejection)))) {
            assertThatIllegalArgumentException().isThrownBy(() -> FleetConverter.answer(key, found));
        }
    }

    @Test
    void refusesMessagesThatLackWhatTheyMustHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FleetConverter.report(new Wire.Outcome("k", "d", "FAILED", "", "yesterday")));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> FleetConverter.report(new Wire.Outcome("k", null, "FAILED", "", "2026-11-20T10:00:00Z")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FleetConverter.answer(new DispatchKey("k1"), new Wire.Receipt("k2", 1, List.of())));
    }
}
