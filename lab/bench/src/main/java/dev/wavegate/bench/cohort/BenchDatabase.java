package dev.wavegate.bench.cohort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import dev.wavegate.local.database.LocalDatabase;
import dev.wavegate.store.PostgresStore;

/** A server of its own in a directory of its own, durable as in local mode, and gone afterwards. */
final class BenchDatabase implements AutoCloseable {
    private static final int CONNECTIONS = 8;

    private final Path directory;
    private final LocalDatabase server;
    private final HikariDataSource connections;

    private BenchDatabase(Path directory) {
        this.directory = directory;
        this.server = LocalDatabase.start(directory, directory.resolve("binaries"));
        this.connections = new HikariDataSource();
        connections.setJdbcUrl(server.url());
        connections.setUsername(server.username());
        connections.setMaximumPoolSize(CONNECTIONS);
    }

    static BenchDatabase start() {
        try {
            BenchDatabase database = new BenchDatabase(Files.createTempDirectory("wavegate-bench"));
            PostgresStore.migrate(database.connections);
            return database;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    PostgresStore store() {
        return new PostgresStore(connections, Clock.systemUTC());
    }

    @Override
    public void close() {
        connections.close();
        server.close();
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
