package io.muster.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.loan.ContactCorrections;
import io.muster.loan.Instalment;
import io.muster.loan.InstalmentShare;
import io.muster.loan.LoanAccountNumber;
import io.muster.loan.LoanContact;
import io.muster.loan.LoanStatement;
import io.muster.loan.Shares;
import io.muster.loan.Splits;
import io.muster.posting.Books;
import io.muster.posting.Lines;
import io.muster.posting.Outcome;
import io.muster.posting.Payment;
import io.muster.posting.Payments;
import io.muster.posting.ReceiptNumber;
import io.muster.tenant.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
            Receipts receipts = new Receipts(new Payments());

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

    @Test
    void aReceiptShowsForEverThePhoneOfItsIssue() {
        try (Books books = Books.fresh();
                Books others = Books.fresh()) {
            for (Books each : List.of(books, others)) {
                var _ = each.addLoan("A1", "MUM", LocalDate.of(2026, 9, 1), 12, 100, 900);
                correct(each, "9876543210", Language.HINDI);
            }
            ReceiptNumber first = post(books, "R1");
            correct(books, "9123456780", null);
            ReceiptNumber second = post(books, "R2");
            correct(books, null, Language.ENGLISH);
            ReceiptNumber third = post(books, "R3");
            correct(books, "9000000001", null);
            ReceiptNumber elsewhere = post(others, "R1");

            assertThat(loan(books, first).phone()).isEqualTo("9876543210");
            assertThat(loan(books, first).language()).isEqualTo(Language.HINDI);
            assertThat(loan(books, second).phone()).isEqualTo("9123456780");
            assertThat(loan(books, second).language()).isNull();
            assertThat(loan(books, third).phone()).isNull();
            assertThat(loan(books, third).language()).isEqualTo(Language.ENGLISH);
            assertThat(loan(others, elsewhere).phone()).isEqualTo("9876543210");
        }
    }

    @Test
    void ofALongScheduleOnlyWhatThePaymentTouchedIsRead() {
        int instalments = 240;
        try (Books books = Books.fresh()) {
            var _ = books.addLoan("A1", "MUM", LocalDate.of(2010, 1, 1), instalments, 1_000, 9_000);
            List<Payment> payments = new ArrayList<>();
            for (long paise : new long[] {500, 1_000, 9_500, 10_000, 123_456, 1, 800_000}) {
                payments.add(posted(books, "P" + payments.size(), paise));
            }
            List<Instalment> schedule = books.loan("A1").schedule();

            List<Receipt> receipts = Books.await(new Receipts(new Payments())
                    .list(books.pool(), payments.stream().map(Payment::receipt).toList()));

            assertThat(receipts).extracting(Receipt::payment).containsExactlyElementsOf(payments);
            for (Receipt receipt : receipts) {
                Payment payment = receipt.payment();
                assertThat(receipt.split()).isEqualTo(Splits.of(schedule, payment.before(), payment.share()));
                assertThat(receipt.overdueLeft())
                        .isEqualTo(LoanStatement.of(schedule, payment.before().plus(payment.share()), 0)
                                .overdueAt(DAY));
            }
            assertThat(touched(books, payments.subList(0, 4)))
                    .as("of %d instalments that four schedules have", 4 * instalments)
                    .isLessThanOrEqualTo(12);
        }
    }

    private static int touched(Books books, List<Payment> payments) {
        UUID[] keys = payments.stream().map(Payment::key).toArray(UUID[]::new);
        return Books.await(books.pool()
                        .preparedQuery(ReceiptFacts.TOUCHED)
                        .execute(io.vertx.mutiny.sqlclient.Tuple.tuple().addValue(keys)))
                .size();
    }

    private static ReceiptLoan loan(Books books, ReceiptNumber number) {
        return Books.await(new Receipts(new Payments()).find(books.pool(), number))
                .orElseThrow()
                .loan();
    }

    private static ReceiptNumber post(Books books, String reference) {
        return posted(books, reference, 100).receipt();
    }

    private static Payment posted(Books books, String reference, long paise) {
        Outcome outcome = books.post(Lines.file(reference, DAY), List.of(Lines.upi(2, "A1", paise, reference, DAY)))
                .getFirst();
        return ((Outcome.Posted) outcome).payment();
    }

    private static void correct(Books books, @Nullable String phone, @Nullable Language language) {
        Books.await(books.inTransaction(tx -> ContactCorrections.lock(tx, new LoanAccountNumber("A1"))
                .flatMap(now -> ContactCorrections.correct(
                        tx,
                        List.of(new ContactCorrections.Correction(
                                now.orElseThrow().loanId(), new LoanContact(phone, null, language), null)),
                        "maker",
                        null))));
    }
}
