package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.loan.Loan;
import io.muster.loan.Shares;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Long schedules are read only from where they are settled, and money goes where it always went. */
class SettledIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate FIRST_DUE = LocalDate.of(2006, 12, 1);
    private static final int INSTALMENTS = 240;
    private static final long INTEREST_PAISE = 100;
    private static final long PRINCIPAL_PAISE = 900;

    private Books books;

    @BeforeEach
    void open() {
        books = Books.fresh();
        var _ = books.addLoan("L1", "MUM", FIRST_DUE, INSTALMENTS, INTEREST_PAISE, PRINCIPAL_PAISE);
    }

    @AfterEach
    void close() {
        books.check();
        books.close();
    }

    @Test
    void aPaymentMovesWhatIsSettledToTheLastInstalmentThatItPaysWhole() {
        post("first", DAY, 200_500);

        assertThat(settled()).isEqualTo(200);
        assertThat(books.loan("L1").paid()).isEqualTo(new Shares(0, 0, 20_100, 180_400));
    }

    @Test
    void booksFromBeforeThereWasAnythingSettledGoOnAsTheyWere() throws SQLException {
        post("first", DAY, 100_000);
        forget();

        post("second", DAY, 1_500);

        assertThat(settled()).isEqualTo(101);
        assertThat(books.loan("L1").paid()).isEqualTo(new Shares(0, 0, 10_200, 91_300));
    }

    @Test
    void moneyBeyondWhatIsDueIsExcessHoweverFarTheReadingGoes() {
        post("first", DAY, 239_500);

        post("second", DAY, 5_000);

        Loan loan = books.loan("L1");
        assertThat(loan.excessPaise()).isEqualTo(4_500);
        assertThat(settled()).isEqualTo(240);
    }

    @Test
    void aBusinessDateThatWasSetBackFindsNothingDueThatLaterDaysHavePaid() {
        post("first", DAY, 240_000);

        post("second", DAY.minusYears(1), 700);

        assertThat(books.loan("L1").excessPaise()).isEqualTo(700);
        assertThat(settled()).isEqualTo(240);
    }

    @Test
    void manyPaymentsOfOneBatchGoOnWhereTheOneBeforeEnded() {
        var rows = java.util.stream.IntStream.range(0, 50)
                .mapToObj(i -> Lines.upi(i + 2, "L1", 1_700, "R" + i, DAY))
                .toList();

        var _ = books.post(Lines.file("many", DAY), rows);

        assertThat(settled()).isEqualTo(85);
        assertThat(books.loan("L1").paid()).isEqualTo(new Shares(0, 0, 8_500, 76_500));
    }

    private void post(String file, LocalDate day, long amountPaise) {
        var _ = books.post(Lines.file(file, day), List.of(Lines.upi(2, "L1", amountPaise, file, day)));
    }

    private long settled() {
        return books.number("select settled_number from loan_account where number = 'L1'");
    }

    /** As V4 finds the books: the columns are new, and the payments are there. */
    private void forget() throws SQLException {
        try (Connection connection = books.jdbc();
                var statement = connection.createStatement()) {
            var _ = statement.executeUpdate("""
                    update loan_account set settled_number = 0, settled_on = null, settled_penalty_paise = 0,
                      settled_fee_paise = 0, settled_interest_paise = 0, settled_principal_paise = 0
                    """);
        }
    }
}
