package dev.wavegate.simulators.fleet;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import dev.wavegate.simulators.wire.SimServer;
import dev.wavegate.simulators.wire.SimServerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A device manager with a simulated fleet, serving the Fleet API over HTTP on loopback until it is closed. Everything
 * that is due happens before each request, and besides at short intervals so that no request finds much to do.
 */
public final class FleetSimulator implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(FleetSimulator.class);
    private static final long TICK_MILLIS = 50;

    private final SimServer server;
    private final ScheduledExecutorService ticker;
    private final ScheduledFuture<?> ticking;

    private FleetSimulator(SimServer server, ScheduledExecutorService ticker, ScheduledFuture<?> ticking) {
        this.server = server;
        this.ticker = ticker;
        this.ticking = ticking;
    }

    /** Starts serving; a port that is taken is a {@link java.net.BindException} naming it. */
    public static FleetSimulator start(FleetSettings settings) throws IOException {
        FleetBackend backend = new FleetBackend(settings);
        SimServerBuilder builder = SimServer.named("fleet")
                .port(settings.port())
                .clock(settings.clock())
                .onReset(backend::reset)
                .faultAnswer(FleetGate::problem);
        new FleetApi(backend, settings).addTo(builder);
        new FleetControl(backend).addTo(builder);
        SimServer server = builder.start();
        ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "sim-fleet-time");
            thread.setDaemon(true);
            return thread;
        });
        return new FleetSimulator(
                server,
                ticker,
                ticker.scheduleWithFixedDelay(() -> tick(backend), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS));
    }

    /** The root of the server; the Fleet API lies under {@code /fleet/v1}. */
    public URI baseUri() {
        return server.baseUri();
    }

    @Override
    public void close() {
        ticking.cancel(false);
        ticker.shutdownNow();
        server.close();
    }

    private static void tick(FleetBackend backend) {
        try {
            backend.advance();
        } catch (RuntimeException bug) {
            LOG.atError().setCause(bug).log("a simulated device failed in its step; this is a bug of the simulator");
        }
    }
}
