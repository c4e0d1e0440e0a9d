package dev.wavegate.local;

import java.net.URI;
import java.nio.file.Path;

import dev.wavegate.local.product.Product;
import dev.wavegate.local.simulation.SimulatorAddresses;
import dev.wavegate.local.state.Teardown;

/** Wavegate in this process with everything it needs, running until it is closed. */
public final class LocalStack implements AutoCloseable {
    private final Teardown teardown;
    private final Product product;
    private final Product.Settings settings;
    private final SimulatorAddresses outside;

    LocalStack(Teardown teardown, Product product, Product.Settings settings, SimulatorAddresses outside) {
        this.teardown = teardown;
        this.product = product;
        this.settings = settings;
        this.outside = outside;
    }

    /** Begins a stack that keeps its state in the directory, which no other process may use meanwhile. */
    public static LocalStackBuilder in(Path directory) {
        return new LocalStackBuilder(directory);
    }

    /** Where the API is reached, without a trailing slash. */
    public URI api() {
        return product.api();
    }

    /** Where the simulators are, or were assumed to be. */
    public SimulatorAddresses outside() {
        return outside;
    }

    /** The settings of Wavegate, such as {@code wavegate.database.url} and {@code wavegate.temporal.target}. */
    public Product.Settings settings() {
        return settings;
    }

    /** Starts one more api and worker on the same database and Temporal service; it ends with this stack at the latest. */
    public Product another() {
        return teardown.add(Product.start(settings.with("wavegate.api.port", "0")));
    }

    @Override
    public void close() {
        teardown.close();
    }
}
