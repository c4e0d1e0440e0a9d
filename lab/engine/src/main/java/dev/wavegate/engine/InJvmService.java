package dev.wavegate.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.temporal.internal.testservice.GRPCServerHelper;
import io.temporal.internal.testservice.TestServicesStarter;

/** The SDK's test server on a port, guarded against crossed tasks. */
public final class InJvmService implements AutoCloseable {
    private static final long GRACE_SECONDS = 1;

    private final TestServicesStarter services;
    private final Server server;

    private InJvmService(TestServicesStarter services, Server server) {
        this.services = services;
        this.server = server;
    }

    /** Its time is the wall clock's; it never skips any. It listens on a free port. */
    public static InJvmService start() {
        TestServicesStarter services = new TestServicesStarter(true, 0);
        ServerBuilder<?> builder = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create());
        GRPCServerHelper.registerServicesAndHealthChecks(
                services.getServices(), builder, List.of(CrossedTasks.guard(services.getWorkflowService())));
        try {
            return new InJvmService(services, builder.build().start());
        } catch (IOException cannotListen) {
            services.close();
            throw new UncheckedIOException(cannotListen);
        }
    }

    /** Where it listens. */
    public int port() {
        return server.getPort();
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
