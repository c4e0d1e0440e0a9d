package dev.wavegate.local.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A process that starts a database, writes into it, and is gone without stopping it. */
final class AbandonedDatabase {
    private AbandonedDatabase() {}

    public static void main(String[] arguments) throws SQLException {
        LocalDatabase database = LocalDatabase.start(Path.of(arguments[0]), Path.of(arguments[1]));
        try (Connection connection = DriverManager.getConnection(database.url(), database.username(), "");
                Statement sql = connection.createStatement()) {
            sql.execute("CREATE TABLE kept (word text)");
            sql.execute("INSERT INTO kept VALUES ('\u0130stanbul')");
        }
        Runtime.getRuntime().halt(Integer.parseInt(arguments[2]));
    }
}
