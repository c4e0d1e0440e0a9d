package dev.wavegate.local.simulation;

import dev.wavegate.local.state.Ports;

/** Where the simulators listen on loopback; 0 takes any free port. */
public record SimulatorPorts(int serviceNow, int google, int pagerDuty, int fleet, int ics) {
    /** The default ports. */
    public static final SimulatorPorts USUAL = new SimulatorPorts(18081, 18082, 18083, 18084, 18085);

    /** Any free ports. */
    public static final SimulatorPorts ANY = new SimulatorPorts(0, 0, 0, 0, 0);

    public SimulatorPorts {
        requirePort("serviceNow", serviceNow);
        requirePort("google", google);
        requirePort("pagerDuty", pagerDuty);
        requirePort("fleet", fleet);
        requirePort("ics", ics);
    }

    /** Refuses when somebody listens on one of them already. */
    public void requireFree() {
        Ports.requireFree(serviceNow, "the ServiceNow simulator", "--servicenow-port or WAVEGATE_SERVICENOW_PORT");
        Ports.requireFree(google, "the Google Calendar simulator", "--google-port or WAVEGATE_GOOGLE_PORT");
        Ports.requireFree(pagerDuty, "the PagerDuty simulator", "--pagerduty-port or WAVEGATE_PAGERDUTY_PORT");
        Ports.requireFree(fleet, "the fleet simulator", "--fleet-port or WAVEGATE_FLEET_PORT");
        Ports.requireFree(ics, "the simulator of ICS feeds", "--ics-port or WAVEGATE_ICS_PORT");
    }

    private static void requirePort(String name, int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(name + " must be a port between 0 and 65535, but is " + port);
        }
    }
}
