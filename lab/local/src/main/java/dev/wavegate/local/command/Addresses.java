package dev.wavegate.local.command;

import java.io.PrintStream;

import dev.wavegate.local.simulation.SimulatorAddresses;

/** The addresses of the simulators as people see them. */
final class Addresses {
    private Addresses() {}

    static void print(SimulatorAddresses addresses, PrintStream out) {
        out.println("ServiceNow is simulated at " + addresses.serviceNow() + " (approve changes there)");
        out.println("Google Calendar is simulated at " + addresses.google());
        out.println("PagerDuty is simulated at " + addresses.pagerDuty());
        out.println("ICS feeds are simulated at " + addresses.ics());
        out.println("The fleet is simulated at " + addresses.fleet());
    }
}
