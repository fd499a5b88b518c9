package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import io.muster.validation.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What became of every row can be looked up for ever. */
class RowVerdictsIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private static Books books;

    @BeforeAll
    static void open() {
        books = Books.fresh();
    }

    @AfterAll
    static void close() {
        books.check();
        books.close();
    }

    @Test
    void everyRowOfAFileHasItsVerdict() {
        books.addLoan("A1", "MUM", LocalDate.of(2026, 9, 1), 12, 100, 900);
        PostingOrigin file = Lines.file("a", DAY);
        UUID upload = Objects.requireNonNull(file.uploadId());
        Judged.Rejected<CollectionLine> rejected = new Judged.Rejected<>(
                5,
                List.of("", "=2+3", "quote \" and \\ and \u0000 and ₹ and {,}"),
                0,
                List.of(new Reason("B5", "amount", "no-amount", "The amount is missing.", "Give the amount.")),
                "R5");
        List<RowVerdict> verdicts = new ArrayList<>();
        books.post(
                        file,
                        List.of(
                                Lines.upi(2, "A1", 1_000, "R1", DAY),
                                Lines.upi(3, "A1", 1_000, "R1", DAY),
                                Lines.upi(4, "NOBODY", 1_000, "R2", DAY)))
                .forEach(outcome -> verdicts.add(RowVerdict.of(outcome)));
        verdicts.add(RowVerdict.of(file, rejected));

        RowVerdicts store = new RowVerdicts();
        Books.await(books.inTransaction(tx -> store.append(tx, upload, verdicts)));

        List<RowVerdict> all =
                Books.await(store.page(books.pool(), upload, 0, 10, EnumSet.allOf(RowVerdict.Kind.class)));
        assertThat(all).extracting(RowVerdict::rowNumber).containsExactly(3, 4, 5);
        assertThat(all.get(0)).isEqualTo(verdicts.get(1));
        assertThat(all.get(1)).isEqualTo(verdicts.get(2));
        assertThat(all.get(2).reasons()).isEqualTo(rejected.reasons());
        assertThat(all.get(2).cells()).containsExactly("", "=2+3", "quote \" and \\ and \uFFFD and ₹ and {,}");
        assertThat(all.get(2).reference()).isEqualTo("R5");
        assertThat(all.get(2).correctionKey()).isEqualTo(PaymentKey.withoutReference(file, 5));
        assertThat(Books.await(store.page(books.pool(), upload, 3, 1, EnumSet.of(RowVerdict.Kind.REFUSED))))
                .extracting(RowVerdict::rowNumber)
                .containsExactly(4);
        RowVerdict posted = Books.await(store.find(books.pool(), upload, 2)).orElseThrow();
        assertThat(posted.kind()).isEqualTo(RowVerdict.Kind.POSTED);
        assertThat(posted.receipt()).isEqualTo(verdicts.getFirst().receipt());
        assertThat(Books.await(store.find(books.pool(), upload, 9))).isEmpty();
        assertThat(Books.await(new Payments().listOfUpload(books.pool(), upload, 0, 10)))
                .extracting(Payment::rowNumber)
                .containsExactly(2);
    }
}
