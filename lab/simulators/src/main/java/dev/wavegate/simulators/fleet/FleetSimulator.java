package dev.wavegate.simulators.fleet;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.DaemonThreads;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.JsonFields;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimServer;
import dev.wavegate.simulators.wire.Simulator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A device manager with a simulated fleet; the Fleet API lies under {@code /fleet/v1}. Everything that is due happens
 * before each request, and besides at short intervals so that no request finds much to do.
 */
public final class FleetSimulator extends Simulator {
    private static final Logger LOG = LoggerFactory.getLogger(FleetSimulator.class);
    private static final long TICK_MILLIS = 50;

    private final ScheduledExecutorService ticker;
    private final ScheduledFuture<?> ticking;

    private FleetSimulator(SimServer server, FleetBackend backend) {
        super(server);
        ticker = Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("fleet-time"));
        ticking = ticker.scheduleWithFixedDelay(() -> tick(backend), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Starts serving; a port that is taken is a {@link java.net.BindException} naming it. */
    public static FleetSimulator start(FleetSettings settings) throws IOException {
        FleetBackend backend = new FleetBackend(settings);
        SimServer.Builder server = SimServer.named("fleet")
                .port(settings.port())
                .clock(settings.clock())
                .onReset(backend::reset)
                .faultResponse(status -> FleetErrors.injected(status).response())
                .control("POST", "behaviours", request -> behave(backend, request))
                .control("POST", "fleet", request -> replace(backend, request))
                .control("GET", "devices/{id}", request -> device(backend, request.variable("id")))
                .control(
                        "GET",
                        "ledger",
                        request -> SimResponse.json(
                                200, backend.use(fleet -> fleet.ledger().summary())));
        new FleetApi(backend, settings).addTo(server);
        return new FleetSimulator(server.start(), backend);
    }

    private static SimResponse behave(FleetBackend backend, SimRequest request) {
        backend.behave(JsonFields.elements("behaviours", request.json()).stream()
                .map(Behaviour::read)
                .toList());
        return SimResponse.empty(204);
    }

    private static SimResponse replace(FleetBackend backend, SimRequest request) {
        FleetBlueprint blueprint = FleetBlueprint.read(request.json());
        backend.replace(blueprint);
        return SimResponse.json(200, Json.object().put("devices", blueprint.devices()));
    }

    private static SimResponse device(FleetBackend backend, String id) {
        return backend.use(fleet -> {
            int device = fleet.inventory().ordinalOf(id);
            if (device == Inventory.UNKNOWN) {
                return SimResponse.error(404, "there is no device " + id);
            }
            DeviceStates states = fleet.states();
            Assignment current = states.current(device);
            Assignment waiting = states.waiting(device);
            ObjectNode answer = Json.object()
                    .put("id", id)
                    .put("model", fleet.inventory().model(device))
                    .put("region", fleet.inventory().region(device))
                    .put("site", fleet.inventory().site(device))
                    .put("version", states.versionText(device))
                    .put("phase", states.phase(device).name())
                    .put("mode", states.mode(device).text())
                    .put("connected", states.isOnline(device))
                    .put("observedAt", states.observedAt(device, fleet.now()).toString())
                    .put("current", current == null ? null : current.key())
                    .put("waiting", waiting == null ? null : waiting.key());
            ObjectNode begun = answer.putObject("begun");
            fleet.ledger().begunBy(device).forEach(begun::put);
            return SimResponse.json(200, answer);
        });
    }

    @Override
    public void close() {
        ticking.cancel(false);
        ticker.shutdownNow();
        super.close();
    }

    private static void tick(FleetBackend backend) {
        try {
            backend.advance();
        } catch (RuntimeException bug) {
            LOG.atError().setCause(bug).log("a simulated device failed in its step; this is a bug of the simulator");
        }
    }
}
