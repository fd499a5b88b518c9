package io.muster.local;

import java.sql.DriverManager;
import java.sql.SQLException;

/** The control database of the test's stack, for whoever needs more in it than requests can put there. */
public final class ControlDatabase {
    private ControlDatabase() {}

    /** Changes rows; answers how many. */
    public static int change(String sql) throws SQLException {
        var stack = SharedStack.settings();
        try (var connection = DriverManager.getConnection(
                        stack.get("quarkus.datasource.jdbc.url"),
                        stack.get("quarkus.datasource.username"),
                        stack.get("quarkus.datasource.password"));
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
