package dev.wavegate.local.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LocalDatabaseTest {
    private static final int KILLED = 137;

    /** Shared with every other run of the tests, so that the programs are unpacked once. */
    private static final Path PROGRAMS =
            Path.of(System.getProperty("java.io.tmpdir"), "wavegate-test-" + System.getProperty("user.name"));

    @TempDir
    private Path directory;

    @AfterEach
    void stopWhatIsLeft() {
        LocalDatabase.endLeftOver(directory);
    }

    @Test
    void recoversWhatAKilledRunWroteAndKeepsIt() throws SQLException, IOException, InterruptedException {
        assertThat(abandon()).isEqualTo(KILLED);
        assertThat(directory.resolve("database/postmaster.pid"))
                .as("the server still runs")
                .exists();

        try (LocalDatabase next = LocalDatabase.start(directory, PROGRAMS)) {
            assertThat(next.url()).startsWith("jdbc:postgresql://127.0.0.1:");
            assertThat(words(next)).isEqualTo("\u0130stanbul");
        }
        try (LocalDatabase again = LocalDatabase.start(directory, PROGRAMS)) {
            assertThat(words(again)).isEqualTo("\u0130stanbul");
        }
        assertThat(directory.resolve("database/postmaster.pid")).doesNotExist();
    }

    @Test
    void startsAlthoughTheNumberOfAServerThatIsGoneWasLeft() throws IOException, SQLException {
        try (LocalDatabase first = LocalDatabase.start(directory, PROGRAMS)) {
            assertThat(first.username()).isEqualTo("postgres");
        }
        // A number that cannot be running, above what any system gives out.
        Files.writeString(directory.resolve("database/postmaster.pid"), "9999999\n" + directory + "\n");

        try (LocalDatabase next = LocalDatabase.start(directory, PROGRAMS);
                Connection connection = connect(next)) {
            assertThat(connection.isValid(0)).isTrue();
        }
    }

    private int abandon() throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        AbandonedDatabase.class.getName(),
                        directory.toString(),
                        PROGRAMS.toString(),
                        Integer.toString(KILLED))
                .inheritIO()
                .start()
                .waitFor();
    }

    private static String words(LocalDatabase database) throws SQLException {
        try (Connection connection = connect(database);
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("SELECT word FROM kept")) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(LocalDatabase database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.username(), "");
    }
}
