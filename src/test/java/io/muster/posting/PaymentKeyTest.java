package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.validation.CollectionLine;
import io.muster.validation.PaymentMode;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The key that identifies a sum of money. */
class PaymentKeyTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final PostingOrigin FILE = Lines.file("a.xlsx", DAY);
    private static final PostingOrigin OTHER_FILE = Lines.file("b.xlsx", DAY);
    private static final UUID ORIGINAL = UUID.fromString("0190b0f0-0000-8000-8000-000000000001");

    @Test
    void aReferenceMakesTheSameKeyInEveryFileAndRow() {
        assertThat(key(FILE, 2, "LN1", 500_00, "412345678901"))
                .isEqualTo(key(OTHER_FILE, 9, "LN1", 500_00, "412345678901"));
    }

    @Test
    void theKeyNeverChangesFromOneVersionToTheNext() {
        assertThat(key(FILE, 2, "LN1", 500_00, "412345678901"))
                .isEqualTo(UUID.fromString("00005129-acac-8537-80c9-649e5c7ce52e"));
        assertThat(PaymentKey.withoutReference(FILE, 2))
                .isEqualTo(UUID.fromString("90e06ba3-eaf5-88fd-aca3-a4cda2eabe1e"));
    }

    @Test
    void amountDateModeAndReferenceEachMakeAnotherKey() {
        UUID key = key(FILE, 2, "LN1", 500_00, "412345678901");

        assertThat(key(FILE, 2, "LN1", 500_01, "412345678901")).isNotEqualTo(key);
        assertThat(key(FILE, 2, "LN1", 500_00, "412345678902")).isNotEqualTo(key);
        assertThat(PaymentKey.of(
                        FILE,
                        2,
                        Lines.line(2, "LN1", 500_00, PaymentMode.IMPS, "412345678901", DAY, null)
                                .line()))
                .isNotEqualTo(key);
        assertThat(PaymentKey.of(
                        FILE,
                        2,
                        Lines.upi(2, "LN1", 500_00, "412345678901", DAY.plusDays(1))
                                .line()))
                .isNotEqualTo(key);
    }

    @Test
    void theLoanCountsOnlyWhenTheLenderSaysSo() {
        CollectionLine one = Lines.upi(2, "LN1", 500_00, "412345678901", DAY).line();
        CollectionLine other = Lines.upi(2, "LN2", 500_00, "412345678901", DAY).line();
        PostingOrigin withLoan = Lines.file("a.xlsx", DAY, true);

        assertThat(PaymentKey.of(FILE, 2, one)).isEqualTo(PaymentKey.of(FILE, 2, other));
        assertThat(PaymentKey.of(withLoan, 2, one)).isNotEqualTo(PaymentKey.of(withLoan, 2, other));
    }

    @Test
    void withoutAReferenceTheFileAndTheRowAreTheKey() {
        CollectionLine line = Lines.cash(2, "LN1", 500_00, DAY).line();

        assertThat(PaymentKey.of(FILE, 2, line)).isEqualTo(PaymentKey.withoutReference(FILE, 2));
        assertThat(PaymentKey.of(FILE, 3, line)).isNotEqualTo(PaymentKey.of(FILE, 2, line));
        assertThat(PaymentKey.of(OTHER_FILE, 2, line)).isNotEqualTo(PaymentKey.of(FILE, 2, line));
    }

    @Test
    void aCorrectedRowKeepsItsKeyUnlessItWasGivenAReference() {
        CollectionLine cash = Lines.line(2, "LN1", 500_00, PaymentMode.CASH, null, DAY, ORIGINAL)
                .line();
        CollectionLine slip = Lines.line(2, "LN1", 500_00, PaymentMode.CASH, "S17", DAY, ORIGINAL)
                .line();

        assertThat(PaymentKey.of(OTHER_FILE, 7, cash)).isEqualTo(ORIGINAL);
        assertThat(PaymentKey.of(OTHER_FILE, 7, slip)).isNotEqualTo(ORIGINAL);
    }

    @Test
    void aSinglePostingWithoutAReferenceIsKeyedByItsIdempotencyKey() {
        PostingOrigin first = PostingOrigin.single("phone-1", "ravi", DAY, false);
        PostingOrigin second = PostingOrigin.single("phone-2", "ravi", DAY, false);

        assertThat(PaymentKey.withoutReference(first, 1)).isEqualTo(PaymentKey.withoutReference(first, 1));
        assertThat(PaymentKey.withoutReference(first, 1)).isNotEqualTo(PaymentKey.withoutReference(second, 1));
    }

    @Test
    void keysOfOneDayStandSideBySideAndAreLawful() {
        UUID key = key(FILE, 2, "LN1", 500_00, "412345678901");

        assertThat((int) (key.getMostSignificantBits() >>> 32)).isEqualTo((int) DAY.toEpochDay());
        assertThat(key.version()).isEqualTo(8);
        assertThat(key.variant()).isEqualTo(2);
    }

    private static UUID key(PostingOrigin origin, int row, String loan, long amountPaise, String reference) {
        return PaymentKey.of(
                origin, row, Lines.upi(row, loan, amountPaise, reference, DAY).line());
    }
}
