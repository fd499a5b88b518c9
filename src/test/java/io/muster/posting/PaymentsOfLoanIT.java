package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.loan.LoanAccountNumber;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A loan with a hundred thousand payments: a page of them is read, and not all of them for each page. */
class PaymentsOfLoanIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final int PAYMENTS = 100_000;
    private static final int ALIKE = 10;
    private static final int PAGE_ROWS = 200;

    /** Two loans' payments in turns; their days go forth and back, and some are alike but for their version. */
    private static final String MANY = """
            insert into payment (key, loan_id, loan_version, amount_paise, mode, reference, value_date, business_date,
              posted_by, receipt_no, waterfall, penalty_paise, fee_paise, interest_paise, principal_paise, excess_paise,
              before_penalty_paise, before_fee_paise, before_interest_paise, before_principal_paise, before_excess_paise)
            select gen_random_uuid(), l.id, n, paise, 'UPI', 'R' || n, date '2026-11-20' - abs(hashint4(n / %1$d)) %% 365,
              '2026-11-20', 'meera', l.number || '/26/' || lpad(n::text, 8, '0'), 'horizontal/1', 0, 0, 0, 0, paise, 0, 0, 0, 0, 0
            from generate_series(1, %2$d) n
            cross join lateral (select 100 + n / %1$d %% 900 as paise) amounts
            cross join loan_account l
            """.formatted(ALIKE, PAYMENTS);

    private final Payments payments = new Payments();
    private Books books;

    @BeforeEach
    void open() throws SQLException {
        books = Books.fresh();
        var _ = books.addLoan("L1", "MUM", DAY, 1, 0, 100);
        var _ = books.addLoan("L2", "MUM", DAY, 1, 0, 100);
        execute(MANY);
        execute("analyze payment, loan_account");
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void aPageReadsLittleMoreThanItsOwnPayments() throws SQLException {
        String place = "date '2026-05-05', 500, 77";

        assertThat(rowsRead("date '0001-01-01', 0, 0")).isLessThan(2 * PAGE_ROWS);
        assertThat(rowsRead(place)).isLessThan(2 * PAGE_ROWS);
    }

    @Test
    void thePagesAreAllPaymentsOfTheLoanOnceAndInOrder() {
        List<PaymentPlace> seen = new ArrayList<>();
        LoanAccountNumber loan = new LoanAccountNumber("L1");
        List<Payment> page = Books.await(payments.listOfLoan(books.pool(), loan, PaymentPlace.START, PAGE_ROWS));
        while (!page.isEmpty()) {
            assertThat(page).allSatisfy(payment -> assertThat(payment.loan()).isEqualTo(loan));
            page.stream().map(PaymentPlace::of).forEach(seen::add);
            PaymentPlace last = PaymentPlace.of(seen.getLast().toString());
            page = Books.await(payments.listOfLoan(books.pool(), loan, last, PAGE_ROWS));
        }

        assertThat(seen).hasSize(PAYMENTS).doesNotHaveDuplicates();
        assertThat(seen)
                .isSortedAccordingTo((a, b) -> a.valueDate().equals(b.valueDate())
                        ? a.amountPaise() == b.amountPaise()
                                ? Long.compare(a.loanVersion(), b.loanVersion())
                                : Long.compare(a.amountPaise(), b.amountPaise())
                        : a.valueDate().compareTo(b.valueDate()));
    }

    /** The most rows that any step of the plan gives, with those that it throws away. */
    private long rowsRead(String place) throws SQLException {
        String query = Payments.OF_LOAN
                .replace("$2, $3, $4", place)
                .replace("$1", "'L1'")
                .replace("$5", String.valueOf(PAGE_ROWS));
        List<Long> rows = new ArrayList<>();
        try (Connection connection = books.jdbc();
                var statement = connection.createStatement();
                var lines = statement.executeQuery("explain (analyze, costs off, timing off) " + query)) {
            while (lines.next()) {
                Pattern.compile("(?:actual rows=|Removed by .*: )(\\d+)")
                        .matcher(lines.getString(1))
                        .results()
                        .map((MatchResult found) -> Long.valueOf(found.group(1)))
                        .forEach(rows::add);
            }
        }
        return Collections.max(rows);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = books.jdbc();
                var statement = connection.createStatement()) {
            var _ = statement.execute(sql);
        }
    }
}
