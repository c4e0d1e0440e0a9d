package dev.wavegate.domain.fleet;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.release.Version;
import dev.wavegate.domain.release.VersionRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FleetSelectionTest {
    private static final Device DEVICE =
            new Device(new DeviceId("d"), "TH-2", "B", "eu", "hamburg-1", "high", Optional.of(new Version("4.2.0")));
    private static final Device MUTE =
            new Device(new DeviceId("m"), "TH-2", "B", "eu", "hamburg-1", "high", Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "model, TH-2, true", "model, TH-3, false",
        "hardware, B, true", "hardware, b, false",
        "region, eu, true", "region, us, false",
        "site, hamburg-1, true", "site, hamburg, false",
        "criticality, high, true", "criticality, '', false"
    })
    void admitsByAttribute(String attribute, String value, boolean admitted) {
        FleetSelection selection = new FleetSelection(Map.of(attribute, List.of("other", value)), Optional.empty());

        assertThat(selection.admits(DEVICE)).isEqualTo(admitted);
    }

    @Test
    void admitsOnlyWhatMeetsEveryAttribute() {
        Map<String, List<String>> attributes = Map.of("region", List.of("eu"), "model", List.of("TH-3"));

        assertThat(new FleetSelection(attributes, Optional.empty()).admits(DEVICE))
                .isFalse();
        assertThat(FleetSelection.everything().admits(DEVICE)).isTrue();
        assertThat(new FleetSelection(Map.of("region", List.of()), Optional.empty()).admits(DEVICE))
                .isFalse();
    }

    @Test
    void admitsADeviceOfUnknownVersionToNoRange() {
        FleetSelection older = new FleetSelection(Map.of(), VersionRange.parse("<4.2.1"));
        FleetSelection not = new FleetSelection(Map.of(), VersionRange.parse("!=4.2.1"));

        assertThat(older.admits(DEVICE)).isTrue();
        assertThat(older.admits(MUTE)).isFalse();
        assertThat(not.admits(MUTE)).isFalse();
        assertThat(FleetSelection.everything().admits(MUTE)).isTrue();
    }

    @Test
    void refusesAnUnknownAttribute() {
        assertThatThrownBy(() -> new FleetSelection(Map.of("colour", List.of("red")), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("colour");
    }
}
