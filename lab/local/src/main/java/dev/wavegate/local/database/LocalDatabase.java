package dev.wavegate.local.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import dev.wavegate.local.state.CannotStart;
import dev.wavegate.local.state.LeftOver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A PostgreSQL server on loopback whose data stay in a directory between runs. As root it runs as nobody in a user
 * namespace of its own, because PostgreSQL refuses to run as root.
 */
public final class LocalDatabase implements AutoCloseable {
    private static final String DATA = "database";
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final EmbeddedPostgres server;

    private LocalDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts the server and recovers what a killed one left.
     *
     * @param directory the data lie in {@code database} below it
     * @param binaries where the server's programs are unpacked, once
     */
    public static LocalDatabase start(Path directory, Path binaries) {
        endLeftOver(directory);
        Path data = directory.resolve(DATA);
        try {
            Files.createDirectories(binaries);
            return new LocalDatabase(EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START)
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", "32MB")
                    // A killed server process must not lose what was committed; zonky turns this off.
                    .setServerConfig("synchronous_commit", "on")
                    .start());
        } catch (IOException | IllegalStateException e) {
            throw new CannotStart(
                    "the database in " + data + " did not start: " + rootOf(e)
                            + "; start again when this machine is less busy, or with another WAVEGATE_HOME",
                    e);
        }
    }

    /** Stops the server that an earlier run in the directory left behind; does nothing when there is none. */
    public static void endLeftOver(Path directory) {
        Path data = directory.resolve(DATA);
        LeftOver.writtenIn(data.resolve("postmaster.pid"), data.toString()).ifPresent(process -> {
            // INT is PostgreSQL's fast shutdown: sessions are broken off, nothing committed is lost.
            if (!process.end("INT", STOP)) {
                throw new CannotStart("PostgreSQL process " + process.pid() + " uses " + data
                        + " and does not stop; stop it and start again");
            }
        });
    }

    /** The address of the database, as JDBC has it. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    public String username() {
        return "postgres";
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException("the database did not stop", e);
        }
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString().lines().findFirst().orElse("");
    }
}
