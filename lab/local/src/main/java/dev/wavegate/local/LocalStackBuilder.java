package dev.wavegate.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

import dev.wavegate.local.database.LocalDatabase;
import dev.wavegate.local.engine.Engine;
import dev.wavegate.local.engine.EngineChoice;
import dev.wavegate.local.engine.EngineSearch;
import dev.wavegate.local.engine.EngineSpec;
import dev.wavegate.local.people.ChangeManager;
import dev.wavegate.local.people.Decision;
import dev.wavegate.local.product.Product;
import dev.wavegate.local.simulation.SimulatedAccounts;
import dev.wavegate.local.simulation.SimulatorAddresses;
import dev.wavegate.local.simulation.SimulatorPorts;
import dev.wavegate.local.simulation.SimulatorSettings;
import dev.wavegate.local.simulation.Simulators;
import dev.wavegate.local.state.Ports;
import dev.wavegate.local.state.StateDirectory;
import dev.wavegate.local.state.Teardown;

/** Collects what a local stack shall be made of; used once, by one thread. */
public final class LocalStackBuilder {
    /** Where the API listens unless a person says otherwise. */
    public static final int USUAL_API_PORT = 8080;

    private final Path directory;
    private final Map<String, String> fixed = new HashMap<>();
    private Path programs;
    private Optional<SimulatorSettings> simulators = Optional.empty();
    private SimulatorAddresses outside = SimulatorAddresses.onLoopback(SimulatorPorts.USUAL);
    private EngineChoice engine = EngineChoice.AUTO;
    private Map<String, String> environment = System.getenv();
    private Optional<Integer> apiPort = Optional.empty();
    private Optional<Staff> staff = Optional.empty();
    private Optional<Path> configuration = Optional.empty();
    private boolean everythingFixed = true;
    private boolean fresh;
    private Consumer<String> warnings = warning -> {};
    private Consumer<String> progress = part -> {};
    private Teardown teardown = new Teardown();

    LocalStackBuilder(Path directory) {
        this.directory = directory;
        this.programs = directory;
    }

    /** Starts the simulators as well. */
    public LocalStackBuilder withSimulators(SimulatorSettings settings) {
        simulators = Optional.of(settings);
        return this;
    }

    /** Uses simulators that run elsewhere. */
    public LocalStackBuilder withSimulatorsAt(SimulatorAddresses addresses) {
        simulators = Optional.empty();
        outside = addresses;
        return this;
    }

    public LocalStackBuilder withEngine(EngineChoice choice) {
        engine = choice;
        return this;
    }

    /** Reads the engine's target, the PATH and settings from here instead of from the environment of the process. */
    public LocalStackBuilder withEnvironment(Map<String, String> variables) {
        environment = Map.copyOf(variables);
        return this;
    }

    /** The port of the API; 0 takes any free one, which is the default. */
    public LocalStackBuilder withApiPort(int port) {
        apiPort = Optional.of(port);
        return this;
    }

    /** A simulated change manager decides every change so long after it is asked for. */
    public LocalStackBuilder withChangeManager(Duration after, Decision decision) {
        staff = Optional.of(new Staff(after, decision));
        return this;
    }

    /** Whatever the file and the environment say wins over what the stack would choose itself. */
    public LocalStackBuilder withConfiguration(Optional<Path> file) {
        configuration = file;
        everythingFixed = false;
        return this;
    }

    /** One setting of Wavegate, whatever else is said about it. */
    public LocalStackBuilder with(String key, String value) {
        fixed.put(key, value);
        return this;
    }

    /** Where installed and unpacked programs are kept; the state directory unless said otherwise. */
    public LocalStackBuilder withPrograms(Path place) {
        programs = place;
        return this;
    }

    /** Begins with an emptied state directory. */
    public LocalStackBuilder fresh() {
        fresh = true;
        return this;
    }

    /** Receives warnings for the user. */
    public LocalStackBuilder warning(Consumer<String> listener) {
        warnings = listener;
        return this;
    }

    /** Gets the name of each part that the start now waits for. */
    public LocalStackBuilder progress(Consumer<String> listener) {
        progress = listener;
        return this;
    }

    /** Ends with everything else that the teardown ends. */
    public LocalStackBuilder endingWith(Teardown other) {
        teardown = other;
        return this;
    }

    /** Starts everything or nothing; the stack answers when this returns. */
    public LocalStack start() {
        try {
            return started();
        } catch (RuntimeException failed) {
            teardown.close();
            throw failed;
        }
    }

    private LocalStack started() {
        GivenSettings given = everythingFixed ? GivenSettings.none() : GivenSettings.in(configuration, variables());
        int port = apiPort.or(given::apiPort).orElse(everythingFixed ? 0 : USUAL_API_PORT);
        Ports.requireFree(port, "the API", "--api-port, WAVEGATE_API_PORT or wavegate.api.port");
        simulators.ifPresent(settings -> settings.ports().requireFree());
        fixed.putIfAbsent("wavegate.api.port", Integer.toString(port));
        StateDirectory state = teardown.add(StateDirectory.claim(directory));
        if (fresh) {
            LocalDatabase.endLeftOver(state.path());
            Engine.endLeftOver(state.path());
            state.empty();
        }
        Map<String, String> settings = new HashMap<>(LocalSettings.ofEveryRun());
        settings.putAll(startGround(given, state));
        // Last, as their calendars open so long after this moment.
        simulators.map(Simulators::start).map(teardown::add).ifPresent(running -> outside = running.addresses());
        settings.putAll(LocalSettings.ofOutside(outside));
        Product.Settings told = told(given.remainingOf(settings));
        progress.accept("Wavegate itself");
        Product product = teardown.add(Product.start(told));
        staff.ifPresent(this::sendToWork);
        return new LocalStack(teardown, product, told, outside);
    }

    /** The two have nothing to do with each other, and each takes a second or two. */
    private Map<String, String> startGround(GivenSettings given, StateDirectory state) {
        CompletableFuture<Map<String, String>> database =
                CompletableFuture.supplyAsync(() -> startDatabase(given, state));
        try {
            Map<String, String> settings = new HashMap<>(LocalSettings.of(startEngine(given, state)));
            settings.putAll(joined(database));
            return settings;
        } catch (RuntimeException failed) {
            // What still starts has to be there before it can be ended.
            database.handle((started, failure) -> started).join();
            throw failed;
        }
    }

    private Map<String, String> startDatabase(GivenSettings given, StateDirectory state) {
        if (given.database().isPresent()) {
            return Map.of();
        }
        progress.accept("PostgreSQL");
        Path place = programs.resolve("postgresql");
        return LocalSettings.of(teardown.add(LocalDatabase.start(state.path(), place)));
    }

    private static <T> T joined(CompletableFuture<T> result) {
        try {
            return result.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private Engine startEngine(GivenSettings given, StateDirectory state) {
        if (given.temporal().isPresent()) {
            return Engine.existing(given.temporal().get());
        }
        EngineSpec spec = new EngineSearch(environment, programs.resolve("bin")).find(engine);
        progress.accept(spec.words());
        Engine running = teardown.add(Engine.start(spec, state));
        if (running.isForgetful()) {
            warnings.accept(
                    "using " + spec.words() + "; ./wavegate engine install installs one that persists its state");
        }
        return running;
    }

    private Product.Settings told(Map<String, String> chosen) {
        if (!everythingFixed) {
            return new Product.Settings(chosen, fixed, configuration, Optional.of(variables()));
        }
        Map<String, String> all = new HashMap<>(chosen);
        all.putAll(fixed);
        return new Product.Settings(Map.of(), all, Optional.empty(), Optional.empty());
    }

    private Map<String, String> variables() {
        return GivenSettings.settingsAmong(environment);
    }

    private void sendToWork(Staff hired) {
        ChangeManager.Account account = new ChangeManager.Account(
                outside.serviceNow(), SimulatedAccounts.MANAGER_USERNAME, SimulatedAccounts.MANAGER_PASSWORD);
        teardown.add(ChangeManager.atWork(account, hired.after(), hired.decision()));
    }

    private record Staff(Duration after, Decision decision) {}
}
