package dev.wavegate.local.command;

import dev.wavegate.cli.WrongUsage;
import dev.wavegate.local.simulation.SimulatorPorts;
import picocli.CommandLine.Option;

/** The options for where the simulators listen. */
final class SimulatorOptions {
    @Option(
            names = "--servicenow-port",
            paramLabel = "PORT",
            defaultValue = "${env:WAVEGATE_SERVICENOW_PORT:-18081}",
            description = "Port of the ServiceNow simulator (default ${DEFAULT-VALUE}).")
    private int serviceNow;

    @Option(
            names = "--google-port",
            paramLabel = "PORT",
            defaultValue = "${env:WAVEGATE_GOOGLE_PORT:-18082}",
            description = "Port of the Google Calendar simulator (default ${DEFAULT-VALUE}).")
    private int google;

    @Option(
            names = "--pagerduty-port",
            paramLabel = "PORT",
            defaultValue = "${env:WAVEGATE_PAGERDUTY_PORT:-18083}",
            description = "Port of the PagerDuty simulator (default ${DEFAULT-VALUE}).")
    private int pagerDuty;

    @Option(
            names = "--fleet-port",
            paramLabel = "PORT",
            defaultValue = "${env:WAVEGATE_FLEET_PORT:-18084}",
            description = "Port of the fleet simulator (default ${DEFAULT-VALUE}).")
    private int fleet;

    @Option(
            names = "--ics-port",
            paramLabel = "PORT",
            defaultValue = "${env:WAVEGATE_ICS_PORT:-18085}",
            description = "Port of the simulator of ICS feeds (default ${DEFAULT-VALUE}).")
    private int ics;

    SimulatorPorts ports() {
        try {
            return new SimulatorPorts(serviceNow, google, pagerDuty, fleet, ics);
        } catch (IllegalArgumentException wrong) {
            throw new WrongUsage(String.valueOf(wrong.getMessage()));
        }
    }
}
