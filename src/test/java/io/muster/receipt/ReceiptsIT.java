package io.muster.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.loan.InstalmentShare;
import io.muster.loan.Loans;
import io.muster.loan.Shares;
import io.muster.posting.Books;
import io.muster.posting.Lines;
import io.muster.posting.Outcome;
import io.muster.posting.Payment;
import io.muster.posting.Payments;
import io.muster.posting.ReceiptNumber;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A receipt is found by its number, with the split that the payment made. */
class ReceiptsIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Test
    void aReceiptShowsTheSplitByInstalmentAndWhatIsStillOverdue() {
        try (Books books = Books.fresh()) {
            books.addLoan("A1", "MUM", LocalDate.of(2026, 9, 1), 12, 100, 900);
            List<Outcome> outcomes = books.post(
                    Lines.file("a", DAY),
                    List.of(Lines.upi(2, "A1", 1_050, "R1", DAY), Lines.upi(3, "A1", 1_000, "R2", DAY)));
            Payment second = ((Outcome.Posted) outcomes.get(1)).payment();
            Receipts receipts = new Receipts(new Payments(), new Loans());

            Receipt receipt =
                    Books.await(receipts.find(books.pool(), second.receipt())).orElseThrow();

            assertThat(receipt.payment()).isEqualTo(second);
            assertThat(receipt.split())
                    .extracting(part -> part.instalment().number(), InstalmentShare::share)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(2, new Shares(0, 0, 50, 900)),
                            org.assertj.core.groups.Tuple.tuple(3, new Shares(0, 0, 50, 0)));
            assertThat(receipt.overdueLeft()).isEqualTo(new Shares(0, 0, 50, 900));
            assertThat(Books.await(receipts.find(books.pool(), new ReceiptNumber("MUM/26/00000099"))))
                    .isEmpty();
        }
    }
}
