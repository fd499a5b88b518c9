package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.posting.RowVerdict.Kind;
import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a look says of rows that meet each other, for lenders for whom the loan is part of a payment's key and for others. */
class PreviewsIT {
    private static final LocalDate FIRST_DUE = LocalDate.of(2026, 1, 5);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 5);

    private static Books books;

    @BeforeAll
    static void open() {
        books = Books.fresh();
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @Test
    void theSameMoneyOnTwoLoansIsForetoldAsThatLenderCountsIt() {
        assertThat(kinds("P", true))
                .containsExactly(Kind.POSTED, Kind.POSTED, Kind.ALREADY_POSTED, Kind.ALREADY_POSTED);
        assertThat(kinds("Q", false)).containsExactly(Kind.POSTED, Kind.REFUSED, Kind.ALREADY_POSTED, Kind.REFUSED);
    }

    /** Of two batches, as they are foretold; what is then posted is the same. */
    private static List<Kind> kinds(String loan, boolean keyIncludesLoan) {
        books.addLoan(loan + 1, "MUM", FIRST_DUE, 12, 100, 900);
        books.addLoan(loan + 2, "MUM", FIRST_DUE, 12, 100, 900);
        PostingOrigin origin = Lines.file(loan, DAY, keyIncludesLoan);
        List<List<Judged.Accepted<CollectionLine>>> batches =
                List.of(List.of(line(2, loan + 1), line(3, loan + 2)), List.of(line(4, loan + 1), line(5, loan + 2)));
        SeenKeys seen = new SeenKeys();
        List<Kind> foretold = new ArrayList<>();
        for (var batch : batches) {
            Books.await(books.inTransaction(tx -> new Previews().judge(tx, origin, batch, seen)))
                    .forEach(preview -> foretold.add(preview.kind()));
        }
        List<Kind> came = batches.stream()
                .flatMap(batch -> books.post(origin, batch).stream())
                .map(outcome -> RowVerdict.of(outcome).kind())
                .toList();
        assertThat(foretold).isEqualTo(came);
        return foretold;
    }

    @Test
    void whoseRowsMusterKeysWereGivenToIsKnownAndKeysOfNobodyAreNobodys() {
        PostingOrigin first = Lines.file("first", DAY);
        PostingOrigin second = Lines.file("second", DAY);
        UUID given = books.reject(first, 2);
        UUID too = books.reject(second, 2);
        MendedUploads mended = new MendedUploads();

        for (List<UUID> keys : List.of(List.<UUID>of(), List.of(given, UUID.randomUUID()), List.of(given, too))) {
            var _ = Books.await(books.inTransaction(tx -> mended.note(tx, keys)));
        }

        assertThat(mended.all()).containsExactlyInAnyOrder(first.uploadId(), second.uploadId());
    }

    private static Judged.Accepted<CollectionLine> line(int row, String loan) {
        return Lines.upi(row, loan, 1_000, loan.charAt(0) + "R1", DAY);
    }
}
