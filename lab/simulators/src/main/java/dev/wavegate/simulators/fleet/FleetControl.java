package dev.wavegate.simulators.fleet;

import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimRoute;
import dev.wavegate.simulators.wire.SimServerBuilder;

/** The routes under /_sim that only the fleet simulator has. */
final class FleetControl {

    private final FleetBackend backend;

    FleetControl(FleetBackend backend) {
        this.backend = backend;
    }

    void addTo(SimServerBuilder server) {
        server.route("POST", "/_sim/behaviours", answeringMistakes(this::behave))
                .route("POST", "/_sim/fleet", answeringMistakes(this::replace))
                .route("GET", "/_sim/devices/{id}", this::device)
                .route("GET", "/_sim/ledger", this::ledger);
    }

    private SimResponse behave(SimRequest request) {
        backend.behave(ControlReader.behaviours(request.json()));
        return SimResponse.empty(204);
    }

    private SimResponse replace(SimRequest request) {
        FleetBlueprint blueprint = ControlReader.blueprint(request.json());
        backend.replace(blueprint);
        return SimResponse.json(200, Map.of("devices", blueprint.devices()));
    }

    private SimResponse device(SimRequest request) {
        String id = request.variable("id");
        return backend.use(fleet -> {
            int device = fleet.inventory().ordinalOf(id);
            if (device == Inventory.UNKNOWN) {
                return SimResponse.json(404, Map.of("error", "there is no device " + id));
            }
            DeviceStates states = fleet.states();
            ObjectNode answer = JsonNodeFactory.instance
                    .objectNode()
                    .put("id", id)
                    .put("model", fleet.inventory().model(device))
                    .put("region", fleet.inventory().region(device))
                    .put("site", fleet.inventory().site(device))
                    .put("version", states.versionText(device))
                    .put("phase", states.phase(device).name())
                    .put("mode", states.mode(device).text())
                    .put("connected", states.isOnline(device))
                    .put("observedAt", states.observedAt(device, fleet.now()).toString());
            Assignment current = states.current(device);
            Assignment waiting = states.waiting(device);
            answer.put("current", current == null ? null : current.key());
            answer.put("waiting", waiting == null ? null : waiting.key());
            ObjectNode begun = answer.putObject("begun");
            fleet.ledger().begunBy(device).forEach(begun::put);
            return SimResponse.json(200, answer);
        });
    }

    private SimResponse ledger(SimRequest request) {
        return SimResponse.json(200, backend.use(fleet -> fleet.ledger().summary()));
    }

    private static SimRoute answeringMistakes(SimRoute route) {
        return request -> {
            try {
                return route.answer(request);
            } catch (IllegalArgumentException mistake) {
                return SimResponse.json(400, Map.of("error", String.valueOf(mistake.getMessage())));
            }
        };
    }
}
