package dev.wavegate.local.simulation;

/** The logins that the simulators accept; they are no secrets. */
public final class SimulatedAccounts {
    public static final String SERVICENOW_USERNAME = "wavegate";
    public static final String SERVICENOW_PASSWORD = "wavegate";
    public static final String MANAGER_USERNAME = "change.manager";
    public static final String MANAGER_PASSWORD = "change.manager";
    public static final String PAGERDUTY_TOKEN = "simulated-key";

    private SimulatedAccounts() {}
}
