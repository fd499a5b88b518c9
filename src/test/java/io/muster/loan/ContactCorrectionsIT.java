package io.muster.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.loan.ContactCorrections.Correction;
import io.muster.loan.ContactCorrections.Past;
import io.muster.posting.Books;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Since when a correction holds: not before whoever held the loan had let it go. */
class ContactCorrectionsIT {
    private static final LoanAccountNumber LOAN = new LoanAccountNumber("A1");

    @Test
    void aCorrectionHoldsFromWhenItHasTheLoanAndNotFromWhenItAskedForIt() throws Exception {
        try (Books books = Books.fresh();
                Connection posting = books.jdbc();
                Statement held = posting.createStatement()) {
            var _ = books.addLoan("A1", "MUM", LocalDate.of(2026, 9, 1), 12, 100, 900);
            // Given
            posting.setAutoCommit(false);
            var _ = held.execute("select from loan_account where number = 'A1' for no key update");
            CompletableFuture<Void> correction = books.inTransaction(tx -> ContactCorrections.lock(tx, LOAN)
                            .flatMap(now -> ContactCorrections.correct(
                                    tx,
                                    List.of(new Correction(
                                            now.orElseThrow().loanId(),
                                            new LoanContact("9876543210", null, null),
                                            null)),
                                    "maker",
                                    null)))
                    .subscribeAsCompletionStage();
            int holder = pid(held);
            await().until(() -> waits(books, holder));
            Instant waiting = clock(held);

            // When
            posting.commit();
            correction.join();

            // Then
            List<Past> past = Books.await(ContactCorrections.list(books.pool(), LOAN));
            assertThat(past)
                    .singleElement()
                    .extracting(Past::until)
                    .satisfies(until -> assertThat(until).isAfter(waiting));
        }
    }

    /** Whether somebody waits for what this connection holds. */
    private static boolean waits(Books books, int holder) throws SQLException {
        try (Connection looking = books.jdbc();
                Statement statement = looking.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select from pg_stat_activity where pg_blocking_pids(pid) @> array[" + holder + "]")) {
            return rows.next();
        }
    }

    private static int pid(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select pg_backend_pid()")) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }

    private static Instant clock(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select clock_timestamp()")) {
            assertThat(rows.next()).isTrue();
            return rows.getObject(1, OffsetDateTime.class).toInstant();
        }
    }
}
