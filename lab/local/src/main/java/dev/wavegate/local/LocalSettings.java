package dev.wavegate.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.wavegate.local.database.LocalDatabase;
import dev.wavegate.local.engine.Engine;
import dev.wavegate.local.simulation.SimulatedAccounts;
import dev.wavegate.local.simulation.SimulatorAddresses;

/** Settings of Wavegate for the one-process mode, in its own words. */
final class LocalSettings {
    private LocalSettings() {}

    /** Short ticks, as a laptop has one rollout and a person watching it. */
    static Map<String, String> ofEveryRun() {
        return Map.of(
                "wavegate.api.address", "127.0.0.1",
                "wavegate.api.port", "0",
                "wavegate.feeds.change-tick", "1s",
                "wavegate.feeds.schedule-tick", "2s",
                "wavegate.worker.tick", "250ms",
                // The store brings its own tables up to date; Boot would look for others.
                "spring.flyway.enabled", "false");
    }

    static Map<String, String> ofOutside(SimulatorAddresses outside) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "wavegate.servicenow.url",
                outside.serviceNow().toString(),
                "wavegate.servicenow.username",
                SimulatedAccounts.SERVICENOW_USERNAME,
                "wavegate.servicenow.password",
                SimulatedAccounts.SERVICENOW_PASSWORD,
                "wavegate.google.url",
                outside.google().toString(),
                "wavegate.bookings.calendar",
                "google:" + SimulatedAccounts.BOOKINGS,
                "wavegate.pagerduty.url",
                outside.pagerDuty().toString(),
                "wavegate.pagerduty.token",
                SimulatedAccounts.PAGERDUTY_TOKEN,
                "wavegate.fleets.sim.url",
                outside.fleet().toString()));
        for (String feed : List.of("maintenance", "freeze")) {
            settings.put(
                    "wavegate.ics." + feed + ".url",
                    outside.ics() + "/calendars/" + SimulatedAccounts.ICS_SECRET + "/" + feed + ".ics");
            settings.put("wavegate.ics." + feed + ".zone", "UTC");
        }
        return settings;
    }

    static Map<String, String> of(LocalDatabase database) {
        return Map.of(
                "wavegate.database.url", database.url(),
                "wavegate.database.username", database.username());
    }

    static Map<String, String> of(Engine engine) {
        return Map.of(
                "wavegate.temporal.target",
                engine.target(),
                "wavegate.temporal.namespace",
                "default",
                "wavegate.worker.without-sticky-queue",
                Boolean.toString(engine.isForgetful()),
                // The engine in this process may let a task wait for long behind others, and any may on a busy laptop.
                "wavegate.api.engine-patience",
                "45s");
    }
}
