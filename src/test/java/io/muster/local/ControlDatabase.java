package io.muster.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The control database of the test's stack, for whoever needs more in it than requests can put there. */
public final class ControlDatabase {
    private ControlDatabase() {}

    /** Changes rows; answers how many. */
    public static int change(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** What a question is answered, as text; empty for null. */
    public static String text(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            return answer.next() && answer.getString(1) != null ? answer.getString(1) : "";
        }
    }

    private static Connection connect() throws SQLException {
        var stack = SharedStack.settings();
        return DriverManager.getConnection(
                stack.get("quarkus.datasource.jdbc.url"),
                stack.get("quarkus.datasource.username"),
                stack.get("quarkus.datasource.password"));
    }
}
