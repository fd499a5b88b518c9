package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.doctor.Examination;
import io.muster.doctor.Finding;
import io.muster.doctor.Invariant;
import io.muster.doctor.Invariants;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The doctor's invariants, for tests: what breaks one of them fails the test. */
public final class BooksInvariants {
    private BooksInvariants() {}

    /** Checks what posting by itself keeps: loans, receipts and suspense. */
    public static void check(Connection connection) throws SQLException {
        check(connection, Invariants.OF_POSTING, "nobody");
    }

    /** Checks all of a lender's books, uploads and events included. */
    public static void checkAll(Connection connection, String tenant) throws SQLException {
        check(connection, Invariants.OF_THE_BOOKS, tenant);
    }

    private static void check(Connection connection, List<Invariant> invariants, String tenant) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        assertThat(Examination.of(connection, invariants, tenant))
                .filteredOn(Finding::broken)
                .isEmpty();
        connection.rollback();
    }
}
