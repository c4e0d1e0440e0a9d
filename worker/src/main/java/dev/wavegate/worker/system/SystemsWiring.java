package dev.wavegate.worker.system;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.wavegate.activities.booking.BookingActivitiesImpl;
import dev.wavegate.activities.booking.BookingActivitiesImpl.ShownIn;
import dev.wavegate.activities.window.ScheduleChangeNotifier;
import dev.wavegate.activities.window.ScheduleSources;
import dev.wavegate.bootstrap.HookProperties;
import dev.wavegate.bootstrap.SettingRefused;
import dev.wavegate.domain.booking.Bookings;
import dev.wavegate.domain.change.ChangeTickets;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.domain.incident.Incidents;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.window.ScheduleCopies;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Chooses and joins what the wiring of each vendor offers; knows ports and no vendor. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ChangesProperties.class, BookingProperties.class, HookProperties.class})
@Import({
    ServiceNowWiring.class,
    GoogleWiring.class,
    PagerDutyWiring.class,
    GraphWiring.class,
    IcsWiring.class,
    RostersWiring.class,
    FleetsWiring.class
})
public class SystemsWiring {
    @Bean
    TicketSystem.Connection ticketSystem(ChangesProperties settings, List<TicketSystem> systems) {
        return settings.chosenFrom(systems).connect().get();
    }

    @Bean
    ChangeTickets changeTickets(TicketSystem.Connection system) {
        return system.changes();
    }

    @Bean
    Incidents incidents(TicketSystem.Connection system) {
        return system.incidents();
    }

    @Bean
    ScheduleSources scheduleSources(List<ScheduleSystem.Configured> configured) {
        return new ScheduleSources(
                ports(configured, ScheduleSystem::calendars),
                ports(configured, ScheduleSystem::rosters),
                ports(configured, ScheduleSystem::hints),
                ports(configured, ScheduleSystem::watches));
    }

    @Bean
    BookingActivitiesImpl bookingActivities(
            BookingProperties settings,
            List<ScheduleSystem.Configured> configured,
            Bookings bookings,
            ScheduleCopies copies,
            ScheduleChangeNotifier moves) {
        return new BookingActivitiesImpl(
                bookings, copies, moves, settings.shownIn().map(ref -> shownIn(ref, configured)));
    }

    private static ShownIn shownIn(ScheduleRef calendar, List<ScheduleSystem.Configured> configured) {
        return all(configured).stream()
                .filter(system -> system.name().equals(calendar.source()))
                .flatMap(system -> system.bookings().stream())
                .findFirst()
                .map(calendars -> new ShownIn(calendars, calendar))
                .orElseThrow(() -> new SettingRefused(
                        "wavegate.bookings.calendar",
                        "must lie in a system that is configured and can show bookings, but is " + calendar));
    }

    @Bean
    DeviceFleet.Directory fleetDirectory(DeviceBackends backends) {
        return backend -> Optional.ofNullable(backends.fleets().get(backend));
    }

    @Bean
    GuardedSystems outsideSystems(
            TicketSystem.Connection tickets, List<ScheduleSystem.Configured> configured, DeviceBackends backends) {
        Map<String, Runnable> selfTests = new HashMap<>(backends.selfTests());
        selfTests.put(tickets.name(), tickets.selfTest());
        all(configured).forEach(system -> selfTests.putAll(system.selfTests()));
        return new GuardedSystems(selfTests);
    }

    private static <P> Map<String, P> ports(
            List<ScheduleSystem.Configured> configured, Function<ScheduleSystem, Optional<P>> port) {
        Map<String, P> byName = new HashMap<>();
        all(configured).forEach(system -> port.apply(system).ifPresent(each -> byName.put(system.name(), each)));
        return byName;
    }

    private static List<ScheduleSystem> all(List<ScheduleSystem.Configured> configured) {
        return configured.stream()
                .map(ScheduleSystem.Configured::systems)
                .flatMap(Collection::stream)
                .toList();
    }
}
