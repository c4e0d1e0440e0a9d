package dev.wavegate.worker.system;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.bootstrap.SettingRefused;
import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.fleetapi.FleetApiSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The device backends that plans may name, each speaking the Fleet API; at least one.
 *
 * @param fleets by the name that plans use
 */
@ConfigurationProperties("wavegate")
public record FleetsProperties(@DefaultValue Map<String, Fleet> fleets) {
    public FleetsProperties {
        fleets = Map.copyOf(fleets);
    }

    FleetApiSettings settings(String name) {
        Fleet fleet = Optional.ofNullable(fleets.get(name)).orElseThrow();
        String key = "wavegate.fleets." + name;
        if (fleet.url() == null) {
            throw new SettingRefused(key + ".url", "must be the address of the device manager");
        }
        FleetApiSettings settings = FleetApiSettings.of(name, fleet.url());
        return fleet.token() == null ? settings : settings.withToken(fleet.token());
    }

    /**
     * One device backend.
     *
     * @param url the root under which {@code /fleet/v1} lies; required
     * @param token a bearer token, if it asks for one
     */
    public record Fleet(@Nullable URI url, @Nullable Secret token) {}
}
