package dev.wavegate.local.engine;

import java.nio.file.Path;

import dev.wavegate.engine.InJvmService;
import dev.wavegate.local.state.StateDirectory;

/** A Temporal service that can be reached; closing it ends it when it is ours. */
public final class Engine implements AutoCloseable {
    private final String target;
    private final boolean forgetful;
    private final Runnable end;

    private Engine(String target, boolean forgetful, Runnable end) {
        this.target = target;
        this.forgetful = forgetful;
        this.end = end;
    }

    /** Starts what was found, with its files in the state directory; it answers when this returns. */
    public static Engine start(EngineSpec spec, StateDirectory state) {
        return spec.match(cluster -> existing(cluster.target()), binary -> devServer(binary, state), inJvm -> inJvm());
    }

    /** A cluster that is somebody else's. */
    public static Engine existing(String target) {
        return new Engine(target, false, () -> {});
    }

    /** Ends the dev server that an earlier run in the directory left behind; does nothing when there is none. */
    public static void endLeftOver(Path directory) {
        DevServer.endLeftOver(directory);
    }

    private static Engine devServer(EngineSpec.Binary binary, StateDirectory state) {
        DevServer server = DevServer.start(binary.program(), state.path());
        return new Engine(server.target(), false, server::close);
    }

    private static Engine inJvm() {
        InJvmService service = InJvmService.start();
        return new Engine("127.0.0.1:" + service.port(), true, service::close);
    }

    /** Where it is reached, as host:port. */
    public String target() {
        return target;
    }

    /** Whether it forgets everything when this process ends, and needs workers without a sticky queue. */
    public boolean isForgetful() {
        return forgetful;
    }

    @Override
    public void close() {
        end.run();
    }
}
