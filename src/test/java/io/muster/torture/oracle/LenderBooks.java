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
    /** One state of the books, however long it is looked at. */
    Connection open() throws SQLException {
        Connection books = DriverManager.getConnection(jdbcUrl, user, password);
        books.setAutoCommit(false);
        books.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return books;
    }
}
