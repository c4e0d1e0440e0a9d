package dev.wavegate.integrations.fleetapi;

import java.time.Clock;

import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.integrations.http.Calls;
import dev.wavegate.integrations.http.GuardedSystem;
import dev.wavegate.integrations.http.HttpStack;
import dev.wavegate.integrations.http.NoAuthentication;
import dev.wavegate.integrations.http.StatusTranslation;
import dev.wavegate.integrations.http.SystemCodes;
import dev.wavegate.integrations.http.TokenAuthentication;
import okhttp3.Interceptor;

/** A connection to one device manager; nothing is sent before the first call. Thread-safe. */
public final class FleetApiBackend {
    private static final SystemCodes CODES = new SystemCodes(
            FailureCode.DEVICE_REQUEST_INVALID,
            FailureCode.DEVICE_DENIED,
            FailureCode.DEVICE_MISSING,
            FailureCode.ASSIGNMENT_CONFLICT,
            FailureCode.CURSOR_EXPIRED);

    private final DeviceFleet fleet;

    private FleetApiBackend(DeviceFleet fleet) {
        this.fleet = fleet;
    }

    /** A connection by the system clock. */
    public static FleetApiBackend connect(FleetApiSettings settings) {
        return connect(settings, Clock.systemUTC());
    }

    /** A connection by another clock. */
    public static FleetApiBackend connect(FleetApiSettings settings, Clock clock) {
        GuardedSystem system = new GuardedSystem(settings.name(), settings.http(), clock);
        Interceptor authentication =
                settings.token().<Interceptor>map(TokenAuthentication::bearer).orElseGet(NoAuthentication::new);
        FleetApi api = HttpStack.retrofit(settings.root(), settings.http(), authentication)
                .create(FleetApi.class);
        Calls calls = new Calls(system, new StatusTranslation(system, CODES, clock), new FleetApiErrors());
        return new FleetApiBackend(new FleetApiFleet(api, calls, settings));
    }

    /** The port to the devices. */
    public DeviceFleet fleet() {
        return fleet;
    }

    /** One cheap call that shows the device manager answers and accepts our identity. */
    public void selfTest() {
        fleet.selfTest();
    }
}
