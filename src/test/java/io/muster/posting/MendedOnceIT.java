package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import io.muster.validation.PaymentMode;
import io.muster.validation.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A refused row has one key, however its reference meets other money: mended here and there it is one payment. */
class MendedOnceIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate FIRST_DUE = LocalDate.of(2026, 9, 1);

    private static Books books;

    @BeforeAll
    static void open() {
        books = Books.fresh();
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @AfterEach
    void theBooksHold() {
        books.check();
    }

    @Test
    void aRowWhoseReferenceStandsOnAnotherLoanIsMendedIntoOnePayment() {
        books.addLoan("AA1", "MUM", FIRST_DUE, 12, 100, 900);
        books.addLoan("AA2", "MUM", FIRST_DUE, 12, 100, 900);
        var _ = books.post(file("aa1"), List.of(Lines.upi(2, "AA1", 1_000, "AA1R1", DAY)));
        var row = List.of(Lines.upi(7, "AA2", 1_000, "AA1R1", DAY));
        UUID key = reusedKey(books.post(file("aa2"), row).getFirst());
        UUID again = reusedKey(books.post(file("aa2"), row).getFirst());
        keep("aa2", books.post(file("aa2"), row));

        Payment payment = posted(books.post(file("aa2 grid"), List.of(mended("AA2", 1_000, "AA2R1", key)))
                .getFirst());
        Outcome otherReference = books.post(file("aa2 excel"), List.of(mended("AA2", 1_000, "AA2R2", key)))
                .getFirst();
        Outcome otherAmount = books.post(file("aa2 third"), List.of(mended("AA2", 1_500, "AA2R3", key)))
                .getFirst();
        Outcome withoutReference = books.post(
                        file("aa2 cash"), List.of(Lines.line(2, "AA2", 1_500, PaymentMode.CASH, null, DAY, key)))
                .getFirst();

        assertThat(again).isEqualTo(key).isEqualTo(PaymentKey.withoutReference(file("aa2"), 7));
        assertThat(otherReference)
                .isInstanceOfSatisfying(
                        Outcome.AlreadyPosted.class,
                        already -> assertThat(already.receipt()).isEqualTo(payment.receipt()));
        assertThat(reusedKey(otherAmount)).isEqualTo(key);
        assertThat(reusedKey(withoutReference)).isEqualTo(key);
        assertThat(books.loan("AA2").version()).isEqualTo(1);
    }

    @Test
    void aMendedRowWhoseNewReferenceStandsOnAnotherLoanKeepsTheKeyOfItsHeldMoney() {
        books.addLoan("AB1", "MUM", FIRST_DUE, 12, 100, 900);
        books.addLoan("AB2", "MUM", FIRST_DUE, 12, 100, 900);
        var _ = books.post(file("ab1"), List.of(Lines.upi(2, "AB1", 1_000, "AB1R1", DAY)));
        UUID held = correctionKey(books.post(file("ab2"), List.of(Lines.cash(5, "AB-TYPO", 1_000, DAY)))
                .getFirst());

        UUID key = reusedKey(books.post(file("ab2 mended"), List.of(mended("AB2", 1_000, "AB1R1", held)))
                .getFirst());
        Outcome right = books.post(file("ab2 again"), List.of(mended("AB2", 1_000, "AB2R1", key)))
                .getFirst();
        Outcome excel = books.post(file("ab2 excel"), List.of(mended("AB2", 1_000, "AB2R2", held)))
                .getFirst();

        assertThat(key).isEqualTo(held);
        assertThat(right).isInstanceOf(Outcome.Posted.class);
        assertThat(excel).isInstanceOf(Outcome.AlreadyPosted.class);
        assertThat(books.number("select count(*) from suspense_release where key = '" + held + "'"))
                .isEqualTo(1);
        assertThat(books.loan("AB2").version()).isEqualTo(1);
    }

    @Test
    void aMendedRowWhoseNewReferenceIsThatOfOtherHeldMoneyKeepsItsOwnKey() {
        books.addLoan("AC1", "MUM", FIRST_DUE, 12, 100, 900);
        UUID key = books.reject(file("ac1"), 5);
        var _ = books.post(file("ac1 other"), List.of(Lines.upi(2, "AC-TYPO", 1_000, "AC1R1", DAY)));

        List<Outcome> mended = books.post(
                file("ac1 mended"),
                List.of(mended("AC-TYPE", 1_000, "AC1R1", key), mended("AC-TYPO", 1_000, "AC1R1", key)));
        Outcome right = books.post(file("ac1 again"), List.of(mended("AC1", 1_000, "AC1R2", key)))
                .getFirst();
        Outcome other = books.post(file("ac1 its own"), List.of(Lines.upi(2, "AC1", 1_000, "AC1R1", DAY)))
                .getFirst();

        assertThat(reusedKey(mended.get(0))).isEqualTo(key);
        assertThat(code(mended.get(1))).isEqualTo("already-in-suspense");
        assertThat(correctionKey(mended.get(1))).isEqualTo(key);
        assertThat(right).isInstanceOf(Outcome.Posted.class);
        assertThat(other).isInstanceOf(Outcome.Posted.class);
    }

    @Test
    void aMendedRowWhoseOwnReferenceIsPostedAlreadyHasNoSecondKey() {
        books.addLoan("AD1", "MUM", FIRST_DUE, 12, 100, 900);
        books.addLoan("AD2", "MUM", FIRST_DUE, 12, 100, 900);
        UUID held = correctionKey(books.post(file("ad1"), List.of(Lines.upi(5, "AD-TYPO", 1_000, "AD1R1", DAY)))
                .getFirst());
        Payment payment = posted(books.post(file("ad1 mended"), List.of(mended("AD1", 1_000, "AD1R1", held)))
                .getFirst());

        Outcome otherLoan = books.post(file("ad1 again"), List.of(mended("AD2", 1_000, "AD1R1", held)))
                .getFirst();

        assertThat(payment.key()).isEqualTo(held);
        assertThat(reusedKey(otherLoan)).isEqualTo(held);
        assertThat(RowVerdict.of(otherLoan).reasons().getFirst().message())
                .isEqualTo("This row was posted before with other content; receipt " + payment.receipt() + ".");
    }

    private static Judged.Accepted<CollectionLine> mended(String loan, long paise, String reference, UUID key) {
        return Lines.line(23, loan, paise, PaymentMode.UPI, reference, DAY, key);
    }

    private static PostingOrigin file(String name) {
        return Lines.file(name, DAY);
    }

    private static Payment posted(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Posted.class);
        return ((Outcome.Posted) outcome).payment();
    }

    private static void keep(String file, List<Outcome> outcomes) {
        books.keep(file(file), outcomes.stream().map(RowVerdict::of).toList());
    }

    private static UUID reusedKey(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.KeyReused.class);
        return ((Outcome.KeyReused) outcome).correctionKey();
    }

    private static UUID correctionKey(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).correctionKey();
    }

    private static String code(Outcome outcome) {
        List<Reason> reasons = RowVerdict.of(outcome).reasons();
        return reasons.isEmpty() ? "posted" : reasons.getFirst().code();
    }
}
