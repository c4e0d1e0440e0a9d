package dev.wavegate.local.simulation;

import java.net.URI;

/** The roots of the simulators, without a trailing slash. */
public record SimulatorAddresses(URI serviceNow, URI google, URI pagerDuty, URI fleet, URI ics) {
    /** The simulators of this machine that listen on these ports. */
    public static SimulatorAddresses onLoopback(SimulatorPorts ports) {
        return new SimulatorAddresses(
                onLoopback(ports.serviceNow()),
                onLoopback(ports.google()),
                onLoopback(ports.pagerDuty()),
                onLoopback(ports.fleet()),
                onLoopback(ports.ics()));
    }

    private static URI onLoopback(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
