package io.muster.torture.oracle;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Where a lender's books are.
 *
 * @param user one that may read every table there
 */
public record LenderBooks(String tenant, String jdbcUrl, String user, String password) {
    Connection open() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, user, password);
    }
}
