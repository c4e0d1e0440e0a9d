package dev.wavegate.worker.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import dev.wavegate.activities.booking.PeopleBooking;
import dev.wavegate.activities.change.ChangeAnnouncing;
import dev.wavegate.activities.change.ChangeHandling;
import dev.wavegate.activities.hint.StoryHints;
import dev.wavegate.activities.hint.TemporalStoryHints;
import dev.wavegate.activities.incident.IncidentRaising;
import dev.wavegate.activities.journal.JournalKeeping;
import dev.wavegate.activities.wave.CohortFreezing;
import dev.wavegate.activities.wave.FleetPorts;
import dev.wavegate.activities.wave.WaveDriving;
import dev.wavegate.activities.window.MoveAnnouncing;
import dev.wavegate.activities.window.ScheduleCopying;
import dev.wavegate.activities.window.ScheduleFeeding;
import dev.wavegate.activities.window.ScheduleLooking;
import dev.wavegate.activities.window.ScheduleSources;
import dev.wavegate.activities.window.WatchKeeping;
import dev.wavegate.activities.window.WindowSeeking;
import dev.wavegate.domain.change.ChangeTickets;
import dev.wavegate.domain.device.DeviceFleet;
import dev.wavegate.domain.incident.Incidents;
import dev.wavegate.store.PostgresStore;
import dev.wavegate.worker.system.ServiceNowProperties;
import io.temporal.client.WorkflowClient;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** Puts ports into activities and activities into workers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EngineProperties.class, FeedProperties.class})
public class EngineWiring {
    @Bean
    StoryHints storyHints(WorkflowClient client) {
        return new TemporalStoryHints(client);
    }

    @Bean
    FleetPorts fleetPorts(DeviceFleet.Directory fleets, PostgresStore store, Clock clock) {
        return new FleetPorts(fleets, store.cohorts(), store.dispatches(), store.feedCursors(), store.journal(), clock);
    }

    @Bean
    ChangeHandling changeHandling(ChangeTickets tickets, ServiceNowProperties settings) {
        return new ChangeHandling(tickets, settings.timeZone());
    }

    @Bean
    WindowSeeking windowSeeking(ScheduleSources sources, PostgresStore store, Clock clock, FeedProperties feeds) {
        return new WindowSeeking(
                sources, store.scheduleCopies(), store.bookings(), clock, feeds.horizon(), feeds.freshness());
    }

    @Bean
    ScheduleLooking scheduleLooking(ScheduleSources sources, PostgresStore store, Clock clock, FeedProperties feeds) {
        return new ScheduleLooking(sources, store.scheduleCopies(), clock, feeds.horizon(), feeds.freshness());
    }

    @Bean
    MoveAnnouncing moveAnnouncing(PostgresStore store, StoryHints hints, Clock clock) {
        return new MoveAnnouncing(store.scheduleCopies(), store.rollouts(), hints, clock);
    }

    @Bean
    ScheduleFeeding scheduleFeeding(
            ScheduleSources sources, PostgresStore store, MoveAnnouncing moves, Clock clock, FeedProperties feeds) {
        ScheduleCopying copying = new ScheduleCopying(
                sources,
                store.scheduleCopies(),
                store.feedCursors(),
                clock,
                new ScheduleCopying.Pace(feeds.horizon(), feeds.scheduleTick(), feeds.longestAge()));
        return new ScheduleFeeding(
                store.rollouts(), copying, moves, new WatchKeeping(sources, store.openWatches(), clock));
    }

    @Bean
    Activities activities(
            ChangeHandling changes,
            ChangeTickets tickets,
            Incidents incidents,
            PostgresStore store,
            StoryHints hints,
            FleetPorts ports,
            PeopleBooking bookings,
            Seekers seekers) {
        return new Activities(
                List.of(
                        changes,
                        new ChangeAnnouncing(tickets, hints),
                        new IncidentRaising(incidents),
                        bookings,
                        new JournalKeeping(store.rollouts(), store.journal()),
                        seekers.windows(),
                        seekers.schedules(),
                        seekers.looks()),
                List.of(new CohortFreezing(ports), new WaveDriving(ports, seekers.tick())));
    }

    @Bean
    Seekers seekers(WindowSeeking windows, ScheduleFeeding schedules, ScheduleLooking looks, EngineProperties engine) {
        return new Seekers(windows, schedules, looks, engine.tick());
    }

    @Bean
    TemporalWorkers temporalWorkers(WorkflowClient client, EngineProperties engine, Activities activities) {
        return new TemporalWorkers(client, engine, activities);
    }

    /** Starts after the workers, which wait for Temporal. */
    @Bean
    @DependsOn("temporalWorkers")
    FeedStarter feedStarter(WorkflowClient client, FeedProperties feeds, ScheduleSources sources) {
        return new FeedStarter(client, feeds, sources);
    }

    /** What looks for windows, and how often lanes are looked at. */
    record Seekers(WindowSeeking windows, ScheduleFeeding schedules, ScheduleLooking looks, Duration tick) {}
}
