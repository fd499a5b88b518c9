package io.muster.torture;

import io.muster.local.LocalPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A lender under torture, and a look into its database past every proxy. */
record Lender(String id, LocalPostgres postgres) {
    private static final String OPEN_UPLOADS = """
            select count(*) from upload where state in ('received', 'reading')
            """;

    private static final String HELD_BY = """
            select count(*) from upload where state = 'reading' and lease_owner ~ '(^|-)%d-'
            """;

    private static final String TRIED_BY = """
            select count(*) from upload where state = 'reading' and phase = 'try' and lease_owner ~ '(^|-)%d-'
            """;

    private static final String SENT_BY = """
            select count(*) from message where state = 'sending' and lease_owner ~ '(^|-)%d-'
            """;

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/lender_" + id;
    }

    /** A connection as the superuser. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), postgres.superuser(), postgres.password());
    }

    /** Uploads that are neither completed nor failed; -1 when the database does not answer. */
    long openUploads() {
        return ask(OPEN_UPLOADS);
    }

    /** Uploads whose lease this process holds, whether it lives or not; -1 when the database does not answer. */
    long heldBy(long pid) {
        return ask(HELD_BY.formatted(pid));
    }

    /** Of those, how many it tries; -1 when the database does not answer. */
    long triedBy(long pid) {
        return ask(TRIED_BY.formatted(pid));
    }

    /** Messages that this process has taken to send them; -1 when the database does not answer. */
    long sentBy(long pid) {
        return ask(SENT_BY.formatted(pid));
    }

    private long ask(String sql) {
        try (Connection books = connect();
                Statement statement = books.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : -1;
        } catch (SQLException away) {
            return -1;
        }
    }

    /** The first column of each row. */
    List<String> list(String sql) {
        try (Connection books = connect();
                Statement statement = books.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new TortureFailure("the books of " + id + " do not answer", e);
        }
    }

    void execute(String sql) {
        try (Connection books = connect();
                Statement statement = books.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new TortureFailure("the books of " + id + " do not answer", e);
        }
    }
}
