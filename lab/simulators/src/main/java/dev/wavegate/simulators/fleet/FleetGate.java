package dev.wavegate.simulators.fleet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimRoute;

/** Lets requests with the right token through, and turns refusals into problem documents. */
final class FleetGate {

    private final Optional<String> token;

    FleetGate(Optional<String> token) {
        this.token = token;
    }

    SimRoute guarded(SimRoute route) {
        return request -> {
            try {
                requireToken(request);
                return route.answer(request);
            } catch (FleetProblem problem) {
                return answer(problem);
            } catch (IllegalArgumentException mistake) {
                return answer(
                        new FleetProblem(FleetProblem.Kind.INVALID_REQUEST, String.valueOf(mistake.getMessage())));
            }
        };
    }

    /** The problem document of a status that was not the API's own choice, for example an injected 429. */
    static SimResponse problem(int status) {
        String title = status == 429 ? "Too many requests" : "The backend answered with status " + status;
        return problem(status, "urn:fleet-api:problem:status-" + status, title, "Injected by the control plane.");
    }

    private static SimResponse answer(FleetProblem problem) {
        FleetProblem.Kind kind = problem.kind();
        SimResponse response = problem(kind.status(), kind.type(), kind.title(), problem.detail());
        return kind == FleetProblem.Kind.UNAUTHENTICATED ? response.withHeader("WWW-Authenticate", "Bearer") : response;
    }

    private static SimResponse problem(int status, String type, String title, String detail) {
        return SimResponse.json(
                        status,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("type", type)
                                .put("title", title)
                                .put("status", status)
                                .put("detail", detail))
                .withHeader("Content-Type", "application/problem+json");
    }

    private void requireToken(SimRequest request) {
        if (token.isEmpty()) {
            return;
        }
        byte[] wanted = ("Bearer " + token.get()).getBytes(StandardCharsets.UTF_8);
        byte[] sent = request.header("Authorization").orElse("").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(wanted, sent)) {
            throw new FleetProblem(FleetProblem.Kind.UNAUTHENTICATED, "send Authorization: Bearer <token>");
        }
    }
}
