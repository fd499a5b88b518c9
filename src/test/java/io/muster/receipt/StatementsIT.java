package io.muster.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.posting.Books;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every statement of this room prepares against a migrated database, and is short enough to be kept prepared. */
class StatementsIT {
    private static final int CACHED_LENGTH_MAX = 2047;
    private static final List<String> STATEMENTS = List.of(
            Issued.STANDING,
            Receipts.LOCK,
            ReceiptFacts.LOANS,
            ReceiptFacts.TOUCHED,
            Cancellations.CANCEL,
            Cancellations.REISSUE,
            Renditions.LIST,
            Renditions.KEEP,
            Packs.NUMBERS_OF_UPLOAD,
            Packs.NUMBERS_OF_DAY,
            Packs.ADD,
            Packs.FIND,
            Packs.BEGIN,
            Packs.NOTE);

    @Test
    void everyStatementPreparesAndIsShortEnoughToBeCached() {
        assertThat(STATEMENTS).allSatisfy(sql -> assertThat(sql).hasSizeLessThanOrEqualTo(CACHED_LENGTH_MAX));
        try (Books books = Books.fresh()) {
            for (String sql : STATEMENTS) {
                var _ = Books.await(books.pool()
                        .withConnection(connection -> connection
                                .prepare(sql)
                                .call(prepared -> prepared.close())
                                .replaceWith(true)));
            }
        }
    }

    @Test
    void whatBecameOfReceiptsStandsForEver() {
        Map<String, String> facts = Map.of(
                "receipt_cancellation", "reason",
                "receipt_reissue", "issued_by",
                "receipt_rendition", "language",
                "receipt_pack", "asked_by",
                "loan_contact_past", "changed_by");
        try (Books books = Books.fresh()) {
            facts.forEach((table, column) -> {
                for (String sql : List.of(
                        "update " + table + " set " + column + " = 'x'", "delete from " + table, "truncate " + table)) {
                    assertThat(Books.await(books.pool()
                                    .preparedQuery(sql)
                                    .execute(Tuple.tuple())
                                    .map(_ -> "")
                                    .onFailure()
                                    .recoverWithItem(Throwable::getMessage)))
                            .as(sql)
                            .contains(table + " keeps facts");
                }
            });
        }
    }
}
