package dev.wavegate.integrations.fleetapi;

import java.time.Clock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.integrations.http.Authentication;
import dev.wavegate.integrations.http.Calls;
import dev.wavegate.integrations.http.ErrorReader.Refusal;
import dev.wavegate.integrations.http.GuardedSystem;
import dev.wavegate.integrations.http.HttpStack;
import dev.wavegate.integrations.http.StatusTranslation;
import dev.wavegate.integrations.http.SystemCodes;
import dev.wavegate.integrations.http.WireJson;
import okhttp3.Interceptor;

/** A connection to one device manager; nothing is sent before the first call. Thread-safe. */
public final class FleetApiBackend {
    private static final int NOT_FOUND = 404;
    private static final int BAD_GATEWAY = 502;
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

    /** A connection that is timed by this clock. */
    public static FleetApiBackend connect(FleetApiSettings settings, Clock clock) {
        GuardedSystem system = new GuardedSystem(settings.name(), settings.http(), clock);
        Interceptor authentication =
                settings.token().map(Authentication::bearer).orElseGet(Authentication::none);
        FleetApi api = HttpStack.retrofit(settings.root(), settings.http(), authentication)
                .create(FleetApi.class);
        Calls calls = new Calls(system, new StatusTranslation(system, CODES, clock), FleetApiBackend::refusal);
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

    /**
     * Reads refusals, which are problem documents of RFC 9457. A 404 that is none comes from something in the backend's place,
     * and says nothing about what exists there.
     */
    static Refusal refusal(int status, String body) {
        try {
            JsonNode problem = WireJson.mapper().readTree(body);
            boolean strange =
                    status == NOT_FOUND && !problem.path("type").asText("").endsWith("not-found");
            String detail = problem.path("detail").asText("");
            return strange
                    ? somethingElse()
                    : new Refusal(
                            status, detail.isBlank() ? problem.path("title").asText("") : detail);
        } catch (JsonProcessingException page) {
            return status == NOT_FOUND ? somethingElse() : new Refusal(status, "");
        }
    }

    private static Refusal somethingElse() {
        return new Refusal(BAD_GATEWAY, "a 404 without the Fleet API's problem not-found");
    }
}
