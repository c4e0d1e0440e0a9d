package dev.wavegate.integrations.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;

import dev.wavegate.simulators.wire.Simulator;
import dev.wavegate.testkit.schedule.TestClock;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Runs a simulator for the tests of a class, or for one test when it is no static field, and resets it before each.
 *
 * @param <S> the simulator
 */
public class SimulatorLab<S extends Simulator> implements BeforeAllCallback, BeforeEachCallback {
    private static final Namespace STORE = Namespace.create(SimulatorLab.class);

    private final TestClock clock;
    private final S simulator;
    private final SimulatorControl control;

    /** A simulator in the time of the clock. */
    public SimulatorLab(TestClock clock, Start<S> start) {
        this(clock, start, Map.of());
    }

    /** The same with these headers on what the test itself sends. */
    protected SimulatorLab(TestClock clock, Start<S> start, Map<String, String> headers) {
        this.clock = clock;
        try {
            simulator = start.at(clock);
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
        control = new SimulatorControl(simulator.baseUri(), headers);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        closeAfter(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        closeAfter(context);
        beginAnew();
    }

    /** The store of the outermost context that asks closes the simulator. */
    private void closeAfter(ExtensionContext context) {
        context.getStore(STORE).computeIfAbsent(this, lab -> simulator, Simulator.class);
    }

    /** Called before each test. */
    protected void beginAnew() {
        control.reset();
    }

    public S simulator() {
        return simulator;
    }

    public URI root() {
        return simulator.baseUri();
    }

    public SimulatorControl control() {
        return control;
    }

    public TestClock clock() {
        return clock;
    }

    /** Starts a simulator. */
    @FunctionalInterface
    public interface Start<S> {
        S at(TestClock clock) throws IOException;
    }
}
