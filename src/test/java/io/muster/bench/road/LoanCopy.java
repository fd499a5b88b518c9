package io.muster.bench.road;

import io.muster.loan.Instalment;
import io.muster.loan.Schedule;
import io.muster.loan.Terms;
import io.muster.sample.Loan;
import io.muster.sample.LoanBook;
import io.muster.tenant.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/**
 * Brings a loan book in by COPY, as an upload of it would have left the books, only sooner; then the books are vacuumed and
 * analysed, as they are when the day begins.
 */
public final class LoanCopy {
    private static final String BRANCHES = """
            insert into branch (code, series)
            select distinct branch, branch from loan_account
            on conflict do nothing
            """;

    private static final String LOANS = """
            copy loan_account (number, borrower, phone, email, language, branch, product,
              principal_paise, annual_rate_bps, tenure_months, first_due_date)
            from stdin
            """;

    /** In the book's order, so that a loan's place in the book and its id go together. */
    private static final String INSTALMENTS = """
            copy instalment (loan_id, number, due_date, penalty_paise, fee_paise, interest_paise, principal_paise)
            from stdin
            """;

    /** As COPY writes null. */
    private static final String NOTHING = "\\N";

    private static final int BUFFER_CHARS = 60_000;

    private LoanCopy() {}

    /** Loads a book into books that hold no loans yet. */
    public static void load(Connection books, LoanBook book) throws SQLException, IOException {
        CopyManager copies = books.unwrap(PGConnection.class).getCopyAPI();
        try (Lines loans = new Lines(copies.copyIn(LOANS))) {
            for (int place = 0; place < book.accounts(); place++) {
                loans.add(line(book, place));
            }
        }
        try (Lines instalments = new Lines(copies.copyIn(INSTALMENTS))) {
            for (int place = 0; place < book.accounts(); place++) {
                addSchedule(instalments, place + 1L, book.loan(place));
            }
        }
        try (Statement statement = books.createStatement()) {
            var _ = statement.executeUpdate(BRANCHES);
            var _ = statement.execute("vacuum (analyze) loan_account, instalment, branch");
            var _ = statement.execute("checkpoint");
        }
    }

    private static String line(LoanBook book, int place) {
        Loan loan = book.loan(place);
        return String.join(
                "\t",
                loan.number(),
                loan.borrower(),
                loan.phone(),
                book.email(place, loan).orElse(NOTHING),
                book.language(place).map(Language::tag).orElse(NOTHING),
                loan.branch(),
                loan.product(),
                Long.toString(loan.principalPaise()),
                Integer.toString(loan.annualRateBps()),
                Integer.toString(loan.tenureMonths()),
                loan.firstDueDate().toString());
    }

    private static void addSchedule(Lines lines, long loanId, Loan loan) throws SQLException {
        Terms terms = new Terms(loan.principalPaise(), loan.annualRateBps(), loan.tenureMonths(), loan.firstDueDate());
        for (Instalment instalment : Schedule.equated(terms)) {
            lines.add(loanId + "\t" + instalment.number() + "\t" + instalment.dueDate() + "\t0\t0\t"
                    + instalment.due().interestPaise() + "\t" + instalment.due().principalPaise());
        }
    }

    /** Lines on their way to a COPY, some at a time. */
    private static final class Lines implements AutoCloseable {
        private final CopyIn copy;
        private final StringBuilder buffer = new StringBuilder(BUFFER_CHARS + 1_000);

        Lines(CopyIn copy) {
            this.copy = copy;
        }

        void add(String line) throws SQLException {
            buffer.append(line).append('\n');
            if (buffer.length() > BUFFER_CHARS) {
                flush();
            }
        }

        private void flush() throws SQLException {
            byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
            buffer.setLength(0);
        }

        @Override
        public void close() throws SQLException {
            flush();
            var _ = copy.endCopy();
        }
    }
}
