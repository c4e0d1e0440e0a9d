package dev.wavegate.worker.system;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.activities.booking.BookingActivitiesImpl;
import dev.wavegate.activities.booking.BookingActivitiesImpl.ShownIn;
import dev.wavegate.activities.window.ScheduleChangeNotifier;
import dev.wavegate.activities.window.ScheduleSources;
import dev.wavegate.api.settings.HookProperties;
import dev.wavegate.api.settings.SettingRefused;
import dev.wavegate.domain.change.ChangeTickets;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.domain.incident.Incidents;
import dev.wavegate.domain.schedule.ScheduleHints;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.schedule.ScheduleWatches;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.domain.window.MaintenanceCalendars;
import dev.wavegate.integrations.fleetapi.FleetApiBackend;
import dev.wavegate.integrations.genericroster.GenericRoster;
import dev.wavegate.integrations.genericroster.RosterRefused;
import dev.wavegate.integrations.googlecalendar.GoogleCalendar;
import dev.wavegate.integrations.graphshifts.GraphShifts;
import dev.wavegate.integrations.ics.Ics;
import dev.wavegate.integrations.pagerduty.PagerDuty;
import dev.wavegate.integrations.servicenow.ServiceNow;
import dev.wavegate.store.PostgresStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Turns settings into ports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    ServiceNowProperties.class,
    GoogleProperties.class,
    BookingProperties.class,
    PagerDutyProperties.class,
    GraphProperties.class,
    IcsProperties.class,
    RostersProperties.class,
    FleetsProperties.class,
    HookProperties.class
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
            GoogleProperties google,
            PagerDutyProperties pagerDuty,
            GraphProperties graph,
            IcsProperties ics,
            RostersProperties rosters,
            HookProperties hooks,
            Clock clock) {
        return new ScheduleSystems(
                google.settings(hooks.requiredSecret()).map(settings -> GoogleCalendar.connect(settings, clock)),
                pagerDuty.settings().map(settings -> PagerDuty.connect(settings, clock)),
                graph.settings().map(settings -> GraphShifts.connect(settings, clock)),
                ics.settings().map(settings -> Ics.connect(settings, clock)),
                described(rosters, clock));
    }

    private static Map<String, GenericRoster> described(RostersProperties settings, Clock clock) {
        Map<String, GenericRoster> connected = new HashMap<>();
        for (String name : settings.rosters().keySet()) {
            try {
                connected.put(name, GenericRoster.connect(settings.settings(name), clock));
            } catch (RosterRefused refused) {
                throw RostersProperties.translated(name, refused);
            }
        }
        return Map.copyOf(connected);
    }

    @Bean
    ScheduleSources scheduleSources(ScheduleSystems systems) {
        Map<String, MaintenanceCalendars> calendars = new HashMap<>();
        Map<String, ShiftRosters> rosters = new HashMap<>();
        Map<String, ScheduleHints> hints = new HashMap<>();
        Map<String, ScheduleWatches> watches = new HashMap<>();
        systems.google().ifPresent(google -> {
            calendars.put("google", google.calendars());
            rosters.put("google", google.rosters());
            hints.put("google", google.hints());
            google.watches().ifPresent(each -> watches.put("google", each));
        });
        systems.pagerDuty().ifPresent(pagerDuty -> rosters.put("pagerduty", pagerDuty.rosters()));
        systems.graph().ifPresent(graph -> rosters.put("graph", graph.rosters()));
        systems.described().forEach((name, roster) -> rosters.put(name, roster.rosters()));
        systems.ics().ifPresent(ics -> {
            calendars.put("ics", ics.calendars());
            rosters.put("ics", ics.rosters());
        });
        return new ScheduleSources(calendars, rosters, hints, watches);
    }

    @Bean
    BookingActivitiesImpl peopleBooking(
            BookingProperties settings, ScheduleSystems systems, PostgresStore store, ScheduleChangeNotifier moves) {
        return new BookingActivitiesImpl(
                store.bookings(),
                store.scheduleCopies(),
                moves,
                settings.shownIn().map(ref -> shownIn(ref, systems)));
    }

    private static ShownIn shownIn(ScheduleRef calendar, ScheduleSystems systems) {
        if (!calendar.source().equals("google") || systems.google().isEmpty()) {
            throw new SettingRefused(
                    "wavegate.bookings.calendar",
                    "must be a calendar of the configured source google, but is " + calendar);
        }
        return new ShownIn(systems.google().get().bookings(), calendar);
    }

    @Bean
    Fleets fleets(FleetsProperties settings, Clock clock) {
        if (settings.fleets().isEmpty()) {
            throw new SettingRefused("wavegate.fleets", "must have at least one device backend");
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
    GuardedSystems outsideSystems(ServiceNow serviceNow, ScheduleSystems schedules, Fleets fleets) {
        Map<String, Runnable> selfTests = new HashMap<>();
        selfTests.put("servicenow", serviceNow::selfTest);
        schedules.google().ifPresent(google -> selfTests.put("google-calendar", google::selfTest));
        schedules.pagerDuty().ifPresent(pagerDuty -> selfTests.put("pagerduty", pagerDuty::selfTest));
        schedules.graph().ifPresent(graph -> selfTests.put("graph", graph::selfTest));
        schedules.described().forEach((name, roster) -> selfTests.put("roster-" + name, roster::selfTest));
        schedules
                .ics()
                .ifPresent(ics -> ics.names().forEach(name -> selfTests.put("ics-" + name, () -> ics.selfTest(name))));
        fleets.byName().forEach((name, fleet) -> selfTests.put("fleet-" + name, fleet::selfTest));
        return new GuardedSystems(selfTests);
    }

    /** The configured calendar and roster systems; those that a dialect describes by the name that plans use. */
    record ScheduleSystems(
            Optional<GoogleCalendar> google,
            Optional<PagerDuty> pagerDuty,
            Optional<GraphShifts> graph,
            Optional<Ics> ics,
            Map<String, GenericRoster> described) {}

    /** The configured device backends. */
    record Fleets(Map<String, FleetApiBackend> byName) {}
}
