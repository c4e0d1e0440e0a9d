package dev.wavegate.simulators.fleet;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.JsonFields;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimRoute;
import dev.wavegate.simulators.wire.SimServer;

/** The routes of the Fleet API. */
record FleetApi(FleetBackend backend, FleetSettings settings) {
    private static final int LARGEST_READ = 5_000;
    private static final int LARGEST_FEED_PAGE = 10_000;
    private static final int USUAL_FEED_PAGE = 1_000;

    void addTo(SimServer.Builder server) {
        server.route("GET", "/fleet/v1/status", authenticated(request -> status()))
                .route("GET", "/fleet/v1/devices", authenticated(this::devices))
                .route("POST", "/fleet/v1/states:read", authenticated(this::states))
                .route("PUT", "/fleet/v1/assignments/{key}", authenticated(this::assign))
                .route("GET", "/fleet/v1/assignments/{key}", authenticated(this::assignment))
                .route("POST", "/fleet/v1/assignments/{key}:cancel", authenticated(this::cancel))
                .route("GET", "/fleet/v1/outcomes", authenticated(this::outcomes));
    }

    private SimRoute authenticated(SimRoute route) {
        return request -> {
            try {
                requireToken(request);
                return route.answer(request);
            } catch (IllegalArgumentException mistake) {
                throw FleetErrors.invalidRequest(String.valueOf(mistake.getMessage()));
            }
        };
    }

    private void requireToken(SimRequest request) {
        if (settings.token().isPresent() && !settings.token().get().equals(request.bearerToken())) {
            throw FleetErrors.unauthenticated();
        }
    }

    private SimResponse status() {
        return SimResponse.json(
                200,
                Json.object()
                        .put("name", "Simulated fleet")
                        .put("apiVersion", "1")
                        .put("maxTargetsPerAssignment", AssignmentRequest.MOST_TARGETS)
                        .put("time", settings.clock().instant().toString()));
    }

    private SimResponse devices(SimRequest request) {
        DevicePage page = DevicePage.read(request);
        return backend.use(fleet -> {
            ObjectNode answer = Json.object();
            ArrayNode devices = answer.putArray("devices");
            Inventory inventory = fleet.inventory();
            int device = inventory.firstAfter(page.after());
            int last = Inventory.UNKNOWN;
            for (; device < inventory.size() && devices.size() <= page.size(); device++) {
                if (!page.select().includes(inventory, device)) {
                    continue;
                }
                if (devices.size() == page.size()) {
                    answer.put("nextPageToken", DevicePage.tokenAfter(inventory.id(last)));
                    break;
                }
                devices.add(deviceNode(fleet, device));
                last = device;
            }
            return SimResponse.json(200, answer);
        });
    }

    private static ObjectNode deviceNode(Fleet fleet, int device) {
        ObjectNode node = Json.object()
                .put("id", fleet.inventory().id(device))
                .put("model", fleet.inventory().model(device))
                .put("hardware", fleet.inventory().hardware(device))
                .put("region", fleet.inventory().region(device))
                .put("site", fleet.inventory().site(device))
                .put("criticality", fleet.inventory().criticality(device));
        return addState(node, fleet, device);
    }

    private SimResponse states(SimRequest request) {
        List<String> ids = JsonFields.of("the request", bodyOf(request), "ids").texts("ids");
        if (ids.size() > LARGEST_READ) {
            throw new IllegalArgumentException(
                    "ids must hold at most " + LARGEST_READ + " identifiers, but holds " + ids.size());
        }
        return backend.use(fleet -> {
            ObjectNode answer = Json.object();
            ArrayNode states = answer.putArray("states");
            for (String id : ids) {
                int device = fleet.inventory().ordinalOf(id);
                if (device != Inventory.UNKNOWN) {
                    states.add(addState(Json.object().put("id", id), fleet, device));
                }
            }
            return SimResponse.json(200, answer);
        });
    }

    private static ObjectNode addState(ObjectNode node, Fleet fleet, int device) {
        return node.put("version", fleet.states().versionText(device))
                .put(
                        "observedAt",
                        fleet.states().observedAt(device, fleet.now()).toString())
                .put("connected", fleet.states().isOnline(device));
    }

    private SimResponse assign(SimRequest request) {
        String key = AssignmentRequest.word("key", request.variable("key"));
        AssignmentRequest asked = AssignmentRequest.read(bodyOf(request));
        return backend.use(fleet -> {
            Fleet.Receipt receipt = fleet.assign(key, asked);
            ObjectNode answer = Json.object()
                    .put("key", key)
                    .put("created", receipt.created())
                    .put("accepted", receipt.assignment().accepted());
            return SimResponse.json(receipt.created() ? 201 : 200, addRejected(answer, receipt.assignment()));
        });
    }

    private static ObjectNode addRejected(ObjectNode answer, Assignment assignment) {
        ArrayNode rejected = answer.putArray("rejected");
        assignment
                .rejected()
                .forEach(rejection -> rejected.addObject()
                        .put("id", rejection.id())
                        .put("code", rejection.code())
                        .put("message", rejection.message()));
        return answer;
    }

    private SimResponse assignment(SimRequest request) {
        return backend.use(fleet -> {
            Assignment assignment = existing(fleet, request);
            ObjectNode answer = Json.object()
                    .put("key", assignment.key())
                    .put("group", assignment.group())
                    .put("intent", assignment.intent().name())
                    .put("version", assignment.versionText())
                    .put("targets", assignment.size())
                    .put("targetsDigest", assignment.targetsDigest());
            ObjectNode counts = answer.putObject("counts");
            assignment.counts().forEach((status, count) -> counts.put(status.name(), count));
            return SimResponse.json(200, addRejected(answer, assignment));
        });
    }

    private SimResponse cancel(SimRequest request) {
        return backend.use(fleet -> SimResponse.json(200, fleet.cancel(existing(fleet, request))));
    }

    private static Assignment existing(Fleet fleet, SimRequest request) {
        String key = AssignmentRequest.word("key", request.variable("key"));
        return fleet.assignment(key)
                .orElseThrow(() -> FleetErrors.notFound("there is no assignment with the key " + key));
    }

    private SimResponse outcomes(SimRequest request) {
        String group = AssignmentRequest.word("group", request.query("group").orElse(""));
        String cursor = request.query("cursor").orElse("");
        int limit = request.query("limit")
                .map(text -> DevicePage.number("limit", text, 1, LARGEST_FEED_PAGE))
                .orElse(USUAL_FEED_PAGE);
        return backend.use(fleet -> {
            OutcomeCursor from =
                    cursor.isEmpty() ? OutcomeCursor.start(fleet.generation(), group) : OutcomeCursor.parse(cursor);
            if (!from.group().equals(group)) {
                throw new IllegalArgumentException(
                        "cursor must belong to group " + group + ", but belongs to " + from.group());
            }
            ObjectNode answer = Json.object();
            ArrayNode outcomes = answer.putArray("outcomes");
            OutcomeCursor next = fleet.outcomes(from, limit, (assignment, device, status, code, version, at) -> {
                ObjectNode outcome = outcomes.addObject()
                        .put("assignment", assignment.key())
                        .put("device", fleet.inventory().id(device))
                        .put("status", status.name());
                if (code != null) {
                    outcome.put("code", code.text()).put("message", code.message());
                }
                if (version != OutcomeFeed.NO_VERSION) {
                    outcome.put("version", fleet.versionText(version));
                }
                outcome.put("at", Instant.ofEpochMilli(at).toString());
            });
            return SimResponse.json(200, answer.put("nextCursor", next.text()));
        });
    }

    private static JsonNode bodyOf(SimRequest request) {
        return request.json(reason -> FleetErrors.invalidRequest("the body must be JSON: " + reason));
    }
}
