package dev.wavegate.simulators.roster;

import java.util.Map;
import java.util.Optional;

import dev.wavegate.simulators.wire.SimRefusal;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimRoute;

/** Lets only those in who carry the token, and hands out what was prepared for a path instead of its usual answer. */
final class Door {

    private final RosterBoard board;
    private final String token;

    Door(RosterBoard board, String token) {
        this.board = board;
        this.token = token;
    }

    /** The token is the whole value of the header after the prefix. */
    SimRoute to(SimRoute route, String header, String prefix) {
        return request -> {
            String carried = request.header(header).orElse("");
            if (!token.isEmpty() && !carried.equals(prefix + token)) {
                return refusal(401, "the token is missing or wrong");
            }
            Optional<SimResponse> prepared = board.prepared(request.path());
            return prepared.isPresent() ? prepared.get() : answered(route, request);
        };
    }

    private static SimResponse answered(SimRoute route, SimRequest request) {
        try {
            return route.answer(request);
        } catch (IllegalArgumentException mistake) {
            return refusal(400, String.valueOf(mistake.getMessage()));
        }
    }

    static SimResponse refusal(int status, String text) {
        return SimResponse.json(status, Map.of("error", text));
    }

    static SimRefusal missing(String what) {
        return new SimRefusal(refusal(404, what + " does not exist"));
    }
}
