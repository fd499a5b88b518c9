package io.muster.bench.post;

import io.muster.bench.ProcessMeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** {@code \copy} of posted payments into an empty table with the payment table's columns, checks, key and indexes. */
final class PaymentCopy {
    private static final String OUT = "copy (select * from payment order by receipt_no limit %d) to stdout";

    private PaymentCopy() {}

    /** Copies so many of the payments, in the order of their receipts, in one transaction. */
    static Figure measure(LoanBook book, ProcessMeter server, Path folder, int rows) throws SQLException, IOException {
        Path file = folder.resolve("payments.copy");
        try (Connection books = book.connect();
                var statement = books.createStatement()) {
            var copies = books.unwrap(PGConnection.class).getCopyAPI();
            try (var out = Files.newOutputStream(file)) {
                var _ = copies.copyOut(OUT.formatted(rows), out);
            }
            var _ = statement.execute("drop table if exists copied_payment");
            var _ = statement.execute("create table copied_payment (like payment including all)");
            double used = server.cpuSeconds();
            long began = System.nanoTime();
            long copied;
            try (var in = Files.newInputStream(file)) {
                copied = copies.copyIn("copy copied_payment from stdin", in, 1 << 16);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            return new Figure(copied, seconds, server.cpuSeconds() - used, Double.NaN);
        }
    }
}
