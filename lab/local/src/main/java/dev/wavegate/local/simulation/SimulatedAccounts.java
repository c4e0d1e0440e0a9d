package dev.wavegate.local.simulation;

import dev.wavegate.simulators.ics.IcsSettings;

/** The logins that the simulators accept, and the calendar that may be written there; they are no secrets. */
public final class SimulatedAccounts {
    public static final String SERVICENOW_USERNAME = "wavegate";
    public static final String SERVICENOW_PASSWORD = "wavegate";
    public static final String MANAGER_USERNAME = "change.manager";
    public static final String MANAGER_PASSWORD = "change.manager";
    public static final String PAGERDUTY_TOKEN = "simulated-key";
    public static final String ICS_SECRET = IcsSettings.USUAL_SECRET;

    /** The calendar in which people see what they are booked for. */
    public static final String BOOKINGS = "fleet-bookings";

    private SimulatedAccounts() {}
}
