package dev.wavegate.domain.release;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReleaseRecordsTest {
    private static final String SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    @ParameterizedTest
    @CsvSource({
        "thermostat.bin, " + SHA256 + ", 1, release.uri",
        "https://a/b, ABC, 1, release.sha256",
        "https://a/b, " + SHA256 + ", 0, release.size"
    })
    void refuseAnArtifactThatNoDeviceCouldInstall(String uri, String sha256, long size, String message) {
        assertThatThrownBy(() -> new Artifact(URI.create(uri), sha256, size, Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(goldenMessage(message));
    }

    @ParameterizedTest
    @CsvSource({"TH-2, B, true", "TH-3, B, true", "TH-4, B, false", "TH-2, C, false", "th-2, B, false"})
    void knowWhatAReleaseMayBeInstalledOn(String model, String hardware, boolean admitted) {
        Compatibility compatibility = new Compatibility(List.of("TH-2", "TH-3"), List.of("B"));

        assertThat(compatibility.admits(model, hardware)).isEqualTo(admitted);
        assertThat(new Compatibility(List.of(), List.of()).admits(model, hardware))
                .isTrue();
    }
}
