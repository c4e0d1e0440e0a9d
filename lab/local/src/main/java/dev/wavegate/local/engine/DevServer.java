package dev.wavegate.local.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.wavegate.local.state.CannotStart;
import dev.wavegate.local.state.LeftOver;
import dev.wavegate.local.state.Ports;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;

/**
 * A Temporal dev server with a database file. It runs in a process group of its own, so that Ctrl-C ends this process
 * first and the workers can say goodbye; one that outlived a killed process is ended before the next takes its file.
 */
final class DevServer implements AutoCloseable {
    private static final String PID_FILE = "temporal.pid";
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(8);
    private static final long LOOK_AGAIN_MILLIS = 100;

    /** For one call; the first over a connection makes two, and each loads classes. */
    private static final Duration CALL = Duration.ofSeconds(10);

    private final LeftOver process;
    private final String target;
    private final Path pidFile;

    private DevServer(LeftOver process, String target, Path pidFile) {
        this.process = process;
        this.target = target;
        this.pidFile = pidFile;
    }

    static DevServer start(Path program, Path directory) {
        return start(program, directory, START);
    }

    /** The same, with a limit to how long it may take. */
    static DevServer start(Path program, Path directory, Duration limit) {
        endLeftOver(directory);
        Path database = directory.resolve("temporal.db");
        Path pidFile = directory.resolve(PID_FILE);
        int port = Ports.free();
        Path log = directory.resolve("temporal.log");
        LeftOver process = launch(command(program, database, port), log, pidFile, database);
        DevServer server = new DevServer(process, "127.0.0.1:" + port, pidFile);
        try {
            server.awaitAnswer(log, limit);
            return server;
        } catch (CannotStart failed) {
            server.close();
            throw failed;
        }
    }

    /** Ends the dev server that an earlier run in the directory left behind; does nothing when there is none. */
    static void endLeftOver(Path directory) {
        Path pidFile = directory.resolve(PID_FILE);
        String database = directory.resolve("temporal.db").toString();
        LeftOver.writtenIn(pidFile, database).ifPresent(process -> end(process, database));
    }

    String target() {
        return target;
    }

    @Override
    public void close() {
        end(process, pidFile.resolveSibling("temporal.db").toString());
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new IllegalStateException(pidFile + " cannot be removed", e);
        }
    }

    private static void end(LeftOver process, String database) {
        if (!process.end("TERM", STOP)) {
            throw new CannotStart("Temporal dev server process " + process.pid() + " uses " + database
                    + " and does not stop; stop it and start again");
        }
    }

    private static List<String> command(Path program, Path database, int port) {
        return List.of(
                program.toString(),
                "server",
                "start-dev",
                "--headless",
                "--ip",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--db-filename",
                database.toString(),
                "--sqlite-pragma",
                "journal_mode=WAL",
                "--log-level",
                "error");
    }

    /** The shell's job control gives the server a process group of its own and prints its number. */
    private static LeftOver launch(List<String> command, Path log, Path pidFile, Path database) {
        List<String> shell = new ArrayList<>(
                List.of("bash", "-c", "set -m; log=$1; shift; \"$@\" >\"$log\" 2>&1 </dev/null & echo $!", "bash"));
        shell.add(log.toString());
        shell.addAll(command);
        try {
            Process started = new ProcessBuilder(shell)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(pidFile.toFile())
                    .start();
            if (!started.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
                started.destroyForcibly();
            }
        } catch (IOException e) {
            throw new CannotStart("the Temporal dev server cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while starting the Temporal dev server", e);
        }
        return LeftOver.writtenIn(pidFile, database.toString())
                .orElseThrow(() -> new CannotStart("the Temporal dev server did not start; see " + log));
    }

    private void awaitAnswer(Path log, Duration limit) {
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(target)
                .setRpcTimeout(CALL)
                .build());
        try {
            long start = System.nanoTime();
            while (!answers(stubs)) {
                if (!process.runs()) {
                    throw new CannotStart("the Temporal dev server did not become ready" + lastLine(log));
                }
                if (System.nanoTime() - start >= limit.toNanos()) {
                    throw new CannotStart("the Temporal dev server did not answer within " + limit.toSeconds() + " s"
                            + lastLine(log) + "; start again when this machine is less busy, or choose another engine"
                            + " with --engine");
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while waiting for the Temporal dev server", e);
        } finally {
            stubs.shutdownNow();
        }
    }

    /** The namespace comes a moment after the port. */
    private static boolean answers(WorkflowServiceStubs stubs) {
        try {
            return stubs.blockingStub()
                    .describeNamespace(DescribeNamespaceRequest.newBuilder()
                            .setNamespace("default")
                            .build())
                    .hasNamespaceInfo();
        } catch (StatusRuntimeException notYet) {
            return false;
        }
    }

    private static String lastLine(Path log) {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.isEmpty() ? "; see " + log : ": " + lines.get(lines.size() - 1) + " (" + log + ")";
        } catch (IOException unreadable) {
            return "; see " + log;
        }
    }
}
