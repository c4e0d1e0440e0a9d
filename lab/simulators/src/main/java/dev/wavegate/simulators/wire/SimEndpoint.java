package dev.wavegate.simulators.wire;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries one exchange from the socket through faults and routes and back. */
record SimEndpoint(
        Routes routes,
        Faults faults,
        RequestLog requests,
        Exchanges exchanges,
        Clock clock,
        IntFunction<SimResponse> faultResponse)
        implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SimEndpoint.class);
    private static final String MAINTENANCE_PAGE = "<!DOCTYPE html><html><head><title>Not available</title></head>"
            + "<body><h1>Your instance is not available</h1></body></html>";

    /** Closing an exchange nothing was sent on closes the connection, which is how a response is dropped. */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            serve(exchange);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try {
            SimRequest request = SimRequest.read(exchange);
            if (request.rawPath().startsWith(SimServer.CONTROL)) {
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
        Optional<Faults.Fault> fault = faults.take(request);
        SimResponse response = fault.isPresent() ? faulty(fault.get(), request) : routed(request);
        String served = fault.map(each -> each.kind().wireName()).orElse("");
        requests.add(request, response == null ? 0 : response.status(), clock.instant(), served);
        if (response != null) {
            exchanges.add(request, response, served);
        }
        boolean dropped = fault.isPresent() && fault.get().kind() == Faults.Kind.COMMIT_THEN_DROP;
        if (response != null && !dropped) {
            send(exchange, response);
        }
    }

    /** Null when the connection is to be closed without running any route. */
    private @Nullable SimResponse faulty(Faults.Fault fault, SimRequest request) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(fault.delayMillis());
        return switch (fault.kind()) {
            case STATUS -> fault.withRetryAfter(faultResponse.apply(fault.status()));
            case HTML -> fault.withRetryAfter(SimResponse.html(fault.status(), MAINTENANCE_PAGE));
            case MALFORMED -> routed(request).truncated();
            case DELAY, COMMIT_THEN_DROP -> routed(request);
            case DROP -> null;
        };
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
            return SimResponse.error(500, "simulator bug: " + bug);
        }
    }

    private static void send(HttpExchange exchange, SimResponse response) throws IOException {
        response.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(response.status(), response.body().length == 0 ? -1 : response.body().length);
        if (response.body().length > 0) {
            exchange.getResponseBody().write(response.body());
        }
    }
}
