package dev.wavegate.simulators.wire;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries one exchange from the socket through faults and routes and back. */
final class SimExchange implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SimExchange.class);
    private static final String MAINTENANCE_PAGE = "<!DOCTYPE html><html><head><title>Not available</title></head>"
            + "<body><h1>Your instance is not available</h1></body></html>";

    private final RouteTable routes;
    private final FaultPlan faults;
    private final RequestLog requests;
    private final Clock clock;
    private final IntFunction<SimResponse> faultAnswer;

    SimExchange(
            RouteTable routes,
            FaultPlan faults,
            RequestLog requests,
            Clock clock,
            IntFunction<SimResponse> faultAnswer) {
        this.routes = routes;
        this.faults = faults;
        this.requests = requests;
        this.clock = clock;
        this.faultAnswer = faultAnswer;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            serve(exchange);
        }
    }

    /** Closing an exchange nothing was sent on closes the connection, which is how an answer is dropped. */
    private void serve(HttpExchange exchange) throws IOException {
        try {
            SimRequest request = SimRequest.read(exchange);
            if (request.rawPath().startsWith(ControlPlane.PREFIX)) {
                send(exchange, routed(request));
            } else {
                serveFaulty(exchange, request);
            }
        } catch (SimRefusal unreadable) {
            send(exchange, unreadable.response());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void serveFaulty(HttpExchange exchange, SimRequest request) throws IOException, InterruptedException {
        Optional<Fault> fault = faults.take(request);
        SimResponse response = fault.isPresent() ? faulty(fault.get(), request) : routed(request);
        log(request, response, fault.map(served -> served.kind().wireName()).orElse(""));
        boolean dropped = fault.isPresent() && fault.get().kind() == FaultKind.COMMIT_THEN_DROP;
        if (response != null && !dropped) {
            send(exchange, response);
        }
    }

    /** Null when the connection is to be closed without running any route. */
    private @Nullable SimResponse faulty(Fault fault, SimRequest request) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(fault.delayMillis());
        return switch (fault.kind()) {
            case STATUS -> withRetryAfter(faultAnswer.apply(fault.status()), fault);
            case HTML -> withRetryAfter(SimResponse.html(fault.status(), MAINTENANCE_PAGE), fault);
            case MALFORMED -> routed(request).truncated();
            case DELAY, COMMIT_THEN_DROP -> routed(request);
            case DROP -> null;
        };
    }

    private static SimResponse withRetryAfter(SimResponse response, Fault fault) {
        return fault.retryAfterSeconds() == 0
                ? response
                : response.withHeader("Retry-After", Integer.toString(fault.retryAfterSeconds()));
    }

    private SimResponse routed(SimRequest request) {
        try {
            return routes.answer(request);
        } catch (SimRefusal refusal) {
            return refusal.response();
        } catch (RuntimeException bug) {
            LOG.atError()
                    .addKeyValue("method", request.method())
                    .addKeyValue("path", request.rawPath())
                    .setCause(bug)
                    .log("a simulator route failed and answered 500; this is a bug of the simulator");
            return SimResponse.json(500, Map.of("error", "simulator bug: " + bug));
        }
    }

    private void log(SimRequest request, @Nullable SimResponse response, String fault) {
        int status = response == null ? 0 : response.status();
        requests.add(new RequestLog.Entry(
                request.method(), request.path(), request.rawQuery(), status, clock.instant(), fault));
    }

    private static void send(HttpExchange exchange, SimResponse response) throws IOException {
        response.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(response.status(), response.bodyLength() == 0 ? -1 : response.bodyLength());
        if (response.bodyLength() > 0) {
            exchange.getResponseBody().write(response.body());
        }
    }
}
