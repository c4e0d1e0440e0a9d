package dev.wavegate.local.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.temporal.internal.testservice.GRPCServerHelper;
import io.temporal.internal.testservice.TestServicesStarter;

/** The SDK's test server on a port, made to answer as a real one does where tasks and events cross. */
final class InJvmService implements AutoCloseable {
    private static final long GRACE_SECONDS = 1;

    private final TestServicesStarter services;
    private final Server server;

    private InJvmService(TestServicesStarter services, Server server) {
        this.services = services;
        this.server = server;
    }

    /** Its time is the wall clock's; it never skips any. */
    static InJvmService start(int port) {
        TestServicesStarter services = new TestServicesStarter(true, 0);
        ServerBuilder<?> builder = Grpc.newServerBuilderForPort(port, InsecureServerCredentials.create());
        GRPCServerHelper.registerServicesAndHealthChecks(
                services.getServices(),
                builder,
                List.of(new CrossedTasks(Clock.systemUTC(), services.getWorkflowService())));
        try {
            return new InJvmService(services, builder.build().start());
        } catch (IOException cannotListen) {
            services.close();
            throw new UncheckedIOException(cannotListen);
        }
    }

    @Override
    public void close() {
        server.shutdown();
        try {
            // Polls that wait for tasks end only with the services.
            server.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
        services.close();
    }
}
