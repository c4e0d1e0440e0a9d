package dev.wavegate.worker.system;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

import dev.wavegate.bootstrap.SettingRefused;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.integrations.fleetapi.FleetApiBackend;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Device backends that speak the Fleet API. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FleetsProperties.class)
public class FleetsWiring {
    @Bean
    DeviceBackends fleets(FleetsProperties settings, Clock clock) {
        if (settings.fleets().isEmpty()) {
            throw new SettingRefused("wavegate.fleets", "must name at least one device backend");
        }
        Map<String, DeviceFleet> fleets = new HashMap<>();
        Map<String, Runnable> selfTests = new HashMap<>();
        for (String name : settings.fleets().keySet()) {
            FleetApiBackend backend = FleetApiBackend.connect(settings.settings(name), clock);
            fleets.put(name, backend.fleet());
            selfTests.put("fleet-" + name, backend::selfTest);
        }
        return new DeviceBackends(fleets, selfTests);
    }
}
