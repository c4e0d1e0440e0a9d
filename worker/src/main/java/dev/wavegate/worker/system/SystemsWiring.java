package dev.wavegate.worker.system;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.activities.window.ScheduleSources;
import dev.wavegate.api.settings.SettingRefused;
import dev.wavegate.domain.change.ChangeTickets;
import dev.wavegate.domain.device.DeviceFleet;
import dev.wavegate.domain.incident.Incidents;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.domain.window.MaintenanceCalendars;
import dev.wavegate.integrations.fleetapi.FleetApiBackend;
import dev.wavegate.integrations.googlecalendar.GoogleCalendar;
import dev.wavegate.integrations.ics.Ics;
import dev.wavegate.integrations.pagerduty.PagerDuty;
import dev.wavegate.integrations.servicenow.ServiceNow;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Turns settings into ports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    ServiceNowProperties.class,
    GoogleProperties.class,
    PagerDutyProperties.class,
    IcsProperties.class,
    FleetsProperties.class
})
public class SystemsWiring {
    @Bean
    ServiceNow serviceNow(ServiceNowProperties settings, Clock clock) {
        return ServiceNow.connect(settings.settings(), clock);
    }

    @Bean
    ChangeTickets changeTickets(ServiceNow serviceNow) {
        return serviceNow.changes();
    }

    @Bean
    Incidents incidents(ServiceNow serviceNow) {
        return serviceNow.incidents();
    }

    @Bean
    ScheduleSystems scheduleSystems(
            GoogleProperties google, PagerDutyProperties pagerDuty, IcsProperties ics, Clock clock) {
        return new ScheduleSystems(
                google.settings().map(settings -> GoogleCalendar.connect(settings, clock)),
                pagerDuty.settings().map(settings -> PagerDuty.connect(settings, clock)),
                ics.settings().map(settings -> Ics.connect(settings, clock)));
    }

    @Bean
    ScheduleSources scheduleSources(ScheduleSystems systems) {
        Map<String, MaintenanceCalendars> calendars = new HashMap<>();
        Map<String, ShiftRosters> rosters = new HashMap<>();
        systems.google().ifPresent(google -> {
            calendars.put("google", google.calendars());
            rosters.put("google", google.rosters());
        });
        systems.pagerDuty().ifPresent(pagerDuty -> rosters.put("pagerduty", pagerDuty.rosters()));
        systems.ics().ifPresent(ics -> {
            calendars.put("ics", ics.calendars());
            rosters.put("ics", ics.rosters());
        });
        return new ScheduleSources(calendars, rosters);
    }

    @Bean
    Fleets fleets(FleetsProperties settings, Clock clock) {
        if (settings.fleets().isEmpty()) {
            throw new SettingRefused("wavegate.fleets", "must name at least one device backend");
        }
        Map<String, FleetApiBackend> fleets = new HashMap<>();
        settings.fleets()
                .keySet()
                .forEach(name -> fleets.put(name, FleetApiBackend.connect(settings.settings(name), clock)));
        return new Fleets(Map.copyOf(fleets));
    }

    @Bean
    DeviceFleet.Directory fleetDirectory(Fleets fleets) {
        return backend -> Optional.ofNullable(fleets.byName().get(backend)).map(FleetApiBackend::fleet);
    }

    @Bean
    OutsideSystems outsideSystems(ServiceNow serviceNow, ScheduleSystems schedules, Fleets fleets) {
        Map<String, Runnable> selfTests = new HashMap<>();
        selfTests.put("servicenow", serviceNow::selfTest);
        schedules.google().ifPresent(google -> selfTests.put("google-calendar", google::selfTest));
        schedules.pagerDuty().ifPresent(pagerDuty -> selfTests.put("pagerduty", pagerDuty::selfTest));
        schedules
                .ics()
                .ifPresent(ics -> ics.names().forEach(name -> selfTests.put("ics-" + name, () -> ics.selfTest(name))));
        fleets.byName().forEach((name, fleet) -> selfTests.put("fleet-" + name, fleet::selfTest));
        return new OutsideSystems(selfTests);
    }

    /** The configured calendar and roster systems. */
    record ScheduleSystems(Optional<GoogleCalendar> google, Optional<PagerDuty> pagerDuty, Optional<Ics> ics) {}

    /** The configured device backends. */
    record Fleets(Map<String, FleetApiBackend> byName) {}
}
