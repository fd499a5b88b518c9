package io.muster.bench.post;

import io.muster.loan.LoanAccountNumber;
import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import io.muster.validation.PaymentMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rows as validation hands them on: shuffled loans, an instalment each, every fifth in cash without a slip. */
final class Money {
    private static final int CASH_EVERY = 5;
    private static final long CASH_PAISE_MIN = 50_000;

    private Money() {}

    /**
     * So many rows for a book.
     *
     * @param run tells this run's references and amounts of cash from those of others
     */
    static List<Judged.Accepted<CollectionLine>> rows(Shape shape, int run, int rows) {
        Random random = new Random(run);
        List<Judged.Accepted<CollectionLine>> made = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            boolean hot = shape.hotLoans() > 0 && random.nextInt(10) == 0;
            int loan = 1 + random.nextInt(hot ? shape.hotLoans() : shape.loans());
            made.add(row(run, i, loan));
        }
        return made;
    }

    private static Judged.Accepted<CollectionLine> row(int run, int i, int loan) {
        boolean cash = i % CASH_EVERY == 0;
        String number = LoanBook.loanNumber(loan);
        // Sums of cash of one run are never those of another: what looks like another file's cash would be held back
        long amountPaise = cash ? CASH_PAISE_MIN + i % 2_000 * 100 + run % 100 : LoanBook.INSTALMENT_PAISE;
        return new Judged.Accepted<>(
                i + 2,
                List.of(number, Long.toString(amountPaise)),
                new CollectionLine(
                        new LoanAccountNumber(number),
                        amountPaise,
                        cash ? PaymentMode.CASH : PaymentMode.UPI,
                        cash ? null : "UTR%03d%09d".formatted(run, i * 7_919L % 999_999_937L),
                        LoanBook.DAY.minusDays(i % 3),
                        null,
                        "Asha Rao",
                        "AG" + i % 100,
                        null));
    }
}
