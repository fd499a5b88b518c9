package io.muster.bench.road;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * What PostgreSQL could do at best: {@code \copy} of the very payments that an upload has posted, as text, by one connection
 * into a table with the payment table's columns, checks, primary key and indexes, which grows as the payments do.
 */
final class Yardstick implements AutoCloseable {
    /** Without triggers; the indexes are made by the same definitions. */
    private static final String MAKE = "create table copied_payment (like payment including all)";

    private static final String OUT =
            "copy (select * from payment where upload_id = '%s' order by row_number) to stdout";
    private static final String IN = "copy copied_payment from stdin";

    private final Stage stage;
    private final Connection books;
    private final Path file;

    Yardstick(Stage stage, String lender) throws SQLException {
        this.stage = stage;
        this.books = stage.books(lender);
        this.file = stage.folder().resolve("payments.copy");
        try (Statement statement = books.createStatement()) {
            var _ = statement.execute(MAKE);
        }
    }

    /** Copies the payments of an upload. */
    Copy measure(String upload) throws SQLException, IOException {
        CopyManager copies = books.unwrap(PGConnection.class).getCopyAPI();
        try (var out = Files.newOutputStream(file)) {
            var _ = copies.copyOut(OUT.formatted(upload), out);
        }
        double usedBefore = stage.postgres().cpuSeconds();
        long began = System.nanoTime();
        long rows;
        try (var in = Files.newInputStream(file)) {
            rows = copies.copyIn(IN, in, 1 << 16);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Copy(Math.toIntExact(rows), seconds, stage.postgres().cpuSeconds() - usedBefore);
    }

    @Override
    public void close() throws SQLException {
        books.close();
    }
}
