package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.loan.LoanAccountNumber;
import io.muster.loan.Shares;
import io.muster.validation.PaymentMode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The digest by which a consumer proves that it has every posting. */
class PostingHashTest {
    private static final Payment FIRST = payment(1, 500_00);
    private static final Payment SECOND = payment(2, 700_00);

    @Test
    void theOrderDoesNotMatter() {
        PostingHash oneWay = PostingHash.NONE.plus(FIRST).plus(SECOND);
        PostingHash otherWay = PostingHash.NONE.plus(SECOND).plus(FIRST);

        assertThat(oneWay).isEqualTo(otherWay).isNotEqualTo(PostingHash.NONE);
        assertThat(PostingHash.NONE.plus(FIRST).plus(PostingHash.NONE.plus(SECOND)))
                .isEqualTo(oneWay);
    }

    @Test
    void aPostingTwiceIsNotAPostingOnce() {
        assertThat(PostingHash.NONE.plus(FIRST).plus(FIRST)).isNotEqualTo(PostingHash.NONE.plus(FIRST));
    }

    @Test
    void itIsTheSumOfTheHashesOfTheDocumentedLines() throws Exception {
        BigInteger sum = hash(FIRST.key() + "|LN1|50000|MUM/26/00000001")
                .add(hash(SECOND.key() + "|LN1|70000|MUM/26/00000002"))
                .mod(BigInteger.TWO.pow(256));

        PostingHash hash = PostingHash.NONE.plus(FIRST).plus(SECOND);

        assertThat(new BigInteger(1, hash.toBytes())).isEqualTo(sum);
        assertThat(hash.toString()).hasSize(64);
    }

    @Test
    void manyAtOnceAreAsOneAfterTheOther() {
        List<Payment> payments = IntStream.rangeClosed(1, 300)
                .mapToObj(n -> payment(n, n * 100L))
                .toList();
        PostingHash oneByOne = PostingHash.NONE;
        for (Payment payment : payments) {
            oneByOne = oneByOne.plus(payment);
        }

        assertThat(PostingHash.of(payments)).isEqualTo(oneByOne);
        assertThat(PostingHash.of(List.of())).isEqualTo(PostingHash.NONE);
    }

    @Test
    void itComesBackFromItsThirtyTwoBytes() {
        assertThat(PostingHash.NONE.toBytes()).isEqualTo(new byte[32]);
        PostingHash hash = PostingHash.NONE.plus(FIRST);
        assertThat(hash.toBytes()).hasSize(32);
        assertThat(PostingHash.ofBytes(hash.toBytes())).isEqualTo(hash);
    }

    private static BigInteger hash(String line) throws Exception {
        return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8)));
    }

    private static Payment payment(int number, long amountPaise) {
        return new Payment(
                new UUID(number, number),
                1,
                new LoanAccountNumber("LN1"),
                number,
                amountPaise,
                PaymentMode.UPI,
                "412345678901",
                LocalDate.of(2026, 11, 20),
                LocalDate.of(2026, 11, 20),
                null,
                null,
                Instant.EPOCH,
                "meera",
                null,
                null,
                ReceiptNumber.of("MUM", new FinancialYear(2026), number),
                Waterfall.HORIZONTAL_1,
                Shares.NONE,
                amountPaise,
                Shares.NONE,
                0);
    }
}
