package dev.wavegate.local.simulation;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

import dev.wavegate.local.state.CannotStart;
import dev.wavegate.simulators.fleet.FleetSettings;
import dev.wavegate.simulators.fleet.FleetSimulator;
import dev.wavegate.simulators.google.GoogleCalendarSettings;
import dev.wavegate.simulators.google.GoogleCalendarSimulator;
import dev.wavegate.simulators.ics.IcsSettings;
import dev.wavegate.simulators.ics.IcsSimulator;
import dev.wavegate.simulators.pagerduty.PagerDutySettings;
import dev.wavegate.simulators.pagerduty.PagerDutySimulator;
import dev.wavegate.simulators.servicenow.ServiceNowSettings;
import dev.wavegate.simulators.servicenow.ServiceNowSimulator;

/** The simulators, running on loopback until they are closed. */
public final class Simulators implements AutoCloseable {
    private final SimulatorAddresses addresses;
    private final Deque<Closeable> running;

    private Simulators(SimulatorAddresses addresses, Deque<Closeable> running) {
        this.addresses = addresses;
        this.running = running;
    }

    /** Starts all of them or none; a taken port is refused, naming it and the option that changes it. */
    public static Simulators start(SimulatorSettings settings) {
        SimulatorPorts ports = settings.ports();
        ports.requireFree();
        Seeding seeding = settings.seeding().apply(Instant.now());
        Deque<Closeable> running = new ArrayDeque<>();
        try {
            ServiceNowSimulator serviceNow =
                    ServiceNowSimulator.start(ServiceNowSettings.defaults().withPort(ports.serviceNow()));
            running.push(serviceNow);
            GoogleCalendarSimulator google =
                    GoogleCalendarSimulator.start(GoogleCalendarSettings.onPort(ports.google(), seeding.calendars()));
            running.push(google);
            PagerDutySimulator pagerDuty =
                    PagerDutySimulator.start(PagerDutySettings.onPort(ports.pagerDuty(), seeding.rosters())
                            .requiring(SimulatedAccounts.PAGERDUTY_TOKEN));
            running.push(pagerDuty);
            FleetSimulator fleet =
                    FleetSimulator.start(FleetSettings.onPort(ports.fleet()).with(settings.fleet()));
            running.push(fleet);
            IcsSimulator ics = IcsSimulator.start(IcsSettings.onPort(ports.ics(), seeding.feeds()));
            running.push(ics);
            return new Simulators(
                    new SimulatorAddresses(
                            serviceNow.baseUri(),
                            google.baseUri(),
                            pagerDuty.baseUri(),
                            fleet.baseUri(),
                            ics.baseUri()),
                    running);
        } catch (IOException e) {
            closeAll(running);
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }

    public SimulatorAddresses addresses() {
        return addresses;
    }

    @Override
    public void close() {
        closeAll(running);
    }

    private static void closeAll(Deque<Closeable> running) {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (IOException e) {
                throw new IllegalStateException("a simulator did not stop", e);
            }
        }
    }
}
