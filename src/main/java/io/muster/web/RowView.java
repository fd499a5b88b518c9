package io.muster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.posting.RowVerdict;
import io.muster.validation.Reason;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row, as clients see it.
 *
 * @param receipt of the payment that the row made, or that stood already
 * @param musterKey the key that a correction of the row carries in its column Muster key
 * @param cells the row as it was sent; empty for a posted row
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Row", description = "What became of one row")
record RowView(
        int row,

        @Schema(description = "posted, already-posted, refused or rejected")
        String verdict,

        Money amount,
        @Nullable String receipt,
        @Nullable String musterKey,
        List<Reason> reasons,
        List<String> cells) {

    /** @param mask what the user reads of cells */
    static RowView of(RowVerdict verdict, UnaryOperator<String> mask) {
        return new RowView(
                verdict.rowNumber(),
                verdict.kind().slug(),
                Money.of(verdict.amountPaise()),
                verdict.receipt() == null ? null : verdict.receipt().value(),
                verdict.correctionKey() == null ? null : verdict.correctionKey().toString(),
                verdict.reasons().stream()
                        .map(reason -> CellMask.of(reason, mask))
                        .toList(),
                verdict.cells().stream().map(mask).toList());
    }
}
