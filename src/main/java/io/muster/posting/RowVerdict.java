package io.muster.posting;

import io.muster.validation.Judged;
import io.muster.validation.Reason;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row of a workbook.
 *
 * @param amountPaise the money that it claims, 0 when it cannot be read
 * @param receipt of the payment that it made, or that stands already; null when there is none
 * @param correctionKey the key that a correction of the row carries; null when it needs none
 * @param reasons in the user's words; empty for a posted row
 * @param cells as text, in the sheet's column order; empty for a posted row
 * @param reference by which people look for the row's money; null when it has none
 */
public record RowVerdict(
        int rowNumber,
        Kind kind,
        long amountPaise,
        @Nullable ReceiptNumber receipt,
        @Nullable UUID correctionKey,
        List<Reason> reasons,
        List<String> cells,
        @Nullable String reference) {

    /** In one word. */
    public enum Kind {
        POSTED("posted"),
        ALREADY_POSTED("already-posted"),
        REFUSED("refused"),
        REJECTED("rejected");

        private final String slug;

        Kind(String slug) {
            this.slug = slug;
        }

        /** The name in addresses, JSON and the database. */
        public String slug() {
            return slug;
        }

        /** The kind of this slug, if there is one. */
        public static Optional<Kind> of(String slug) {
            for (Kind kind : values()) {
                if (kind.slug.equals(slug)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /** The verdict of a row without a reference. */
    public RowVerdict(
            int rowNumber,
            Kind kind,
            long amountPaise,
            @Nullable ReceiptNumber receipt,
            @Nullable UUID correctionKey,
            List<Reason> reasons,
            List<String> cells) {
        this(rowNumber, kind, amountPaise, receipt, correctionKey, reasons, cells, null);
    }

    /** This verdict, with the reference of its row. */
    public RowVerdict withReference(@Nullable String its) {
        return new RowVerdict(rowNumber, kind, amountPaise, receipt, correctionKey, reasons, cells, its);
    }

    /** The verdict of a collection line. */
    public static RowVerdict of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.AlreadyPosted(var row, var cells, var amount, var key, var receipt, var reasons) ->
                new RowVerdict(row, Kind.ALREADY_POSTED, amount, receipt, key, reasons, cells);
            case Outcome.KeyReused(var row, var cells, var amount, var receipt, var key, var reasons) ->
                new RowVerdict(row, Kind.REFUSED, amount, receipt, key, reasons, cells);
            case Outcome.Refused(var row, var cells, var amount, var key, var reasons) ->
                new RowVerdict(row, Kind.REFUSED, amount, null, key, reasons, cells);
            case Outcome.Posted(var row, var cells, var payment) ->
                new RowVerdict(row, Kind.POSTED, payment.amountPaise(), payment.receipt(), null, List.of(), cells);
        };
    }

    /** The verdict of a row of a loan book. */
    public static RowVerdict of(LoanOutcome outcome) {
        return switch (outcome) {
            case LoanOutcome.Added added ->
                new RowVerdict(
                        added.rowNumber(), Kind.POSTED, added.amountPaise(), null, null, List.of(), added.cells());
            case LoanOutcome.AlreadyInBook(var row, var cells, var amount, var reasons) ->
                new RowVerdict(row, Kind.ALREADY_POSTED, amount, null, null, reasons, cells);
            case LoanOutcome.ContactCorrected(var row, var cells, var amount, var reasons) ->
                new RowVerdict(row, Kind.ALREADY_POSTED, amount, null, null, reasons, cells);
            case LoanOutcome.Refused(var row, var cells, var amount, var reasons) ->
                new RowVerdict(row, Kind.REFUSED, amount, null, null, reasons, cells);
        };
    }

    /** The verdict of a row that is itself wrong; its correction carries the key of this file and row. */
    public static RowVerdict of(PostingOrigin origin, Judged.Rejected<?> rejected) {
        return new RowVerdict(
                rejected.rowNumber(),
                Kind.REJECTED,
                rejected.amountPaise(),
                null,
                PaymentKey.withoutReference(origin, rejected.rowNumber()),
                rejected.reasons(),
                rejected.cells(),
                rejected.reference());
    }
}
