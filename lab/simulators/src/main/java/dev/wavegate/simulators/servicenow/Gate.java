package dev.wavegate.simulators.servicenow;

import java.util.Optional;

import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimRoute;

/** Lets one authenticated request at a time into the instance. */
final class Gate {
    private final Access access;
    private final Object lock;

    Gate(Access access, Object lock) {
        this.access = access;
        this.lock = lock;
    }

    SimRoute guarded(CallerRoute route) {
        return request -> {
            synchronized (lock) {
                Optional<Caller> caller = access.caller(request);
                return caller.isPresent() ? answered(route, request, caller.get()) : Refusals.unauthenticated();
            }
        };
    }

    private static SimResponse answered(CallerRoute route, SimRequest request, Caller caller) {
        try {
            SimResponse response = route.answer(request, caller);
            boolean silent = request.header("X-no-response-body").orElse("").equals("true");
            return silent ? response.withoutBody() : response;
        } catch (UnknownOperator unknown) {
            return Refusals.of(501, "Not evaluated by this simulator", unknown.getMessage());
        }
    }

    /** A route that knows who is calling; it runs under the lock. */
    @FunctionalInterface
    interface CallerRoute {
        SimResponse answer(SimRequest request, Caller caller);
    }
}
