package dev.wavegate.api.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;

import dev.wavegate.engine.CrossedTasks;
import dev.wavegate.store.PostgresStore;
import dev.wavegate.workflows.temporal.Payloads;
import dev.wavegate.workflows.temporal.TaskQueues;
import dev.wavegate.workflows.window.BriefScheduleLook;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** What an API needs around it: one database server and one engine with a worker, for the whole test run. */
public final class Surroundings {
    private static final EmbeddedPostgres SERVER = server();
    private static final PostgresStore STORE = store();
    private static final TestWorkflowEnvironment ENGINE = engine();

    private Surroundings() {}

    public static PostgresStore stored() {
        return STORE;
    }

    public static WorkflowClient client() {
        return ENGINE.getWorkflowClient();
    }

    static String databaseUrl() {
        return SERVER.getJdbcUrl("postgres", "postgres");
    }

    private static EmbeddedPostgres server() {
        try {
            return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static PostgresStore store() {
        PostgresStore.migrate(SERVER.getPostgresDatabase());
        return new PostgresStore(SERVER.getPostgresDatabase(), Clock.systemUTC());
    }

    private static TestWorkflowEnvironment engine() {
        TestWorkflowEnvironment engine = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setUseTimeskipping(false)
                .setWorkflowServiceStubsOptions(CrossedTasks.guardedStubs())
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .build())
                .build());
        Worker worker = engine.newWorker(TaskQueues.WORKFLOWS);
        worker.registerWorkflowImplementationTypes(
                ScriptedRollout.class,
                NudgedFeed.OfChanges.class,
                NudgedFeed.OfSchedules.class,
                BriefScheduleLook.class);
        worker.registerActivitiesImplementations(new ProgressRecording(STORE), new OpenCalendars(STORE));
        engine.start();
        return engine;
    }
}
