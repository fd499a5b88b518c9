package io.muster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.loan.Shares;
import io.muster.posting.Trial;
import io.muster.validation.MappingGuess;
import io.muster.validation.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a trial has found, as clients see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Trial",
        description = "What would become of the rows of an upload that is not posted, as the books stood then")
record TrialView(
        int number,
        @Nullable Instant endedAt,
        LocalDate businessDate,
        @Nullable String sheet,
        @Nullable Integer headerRow,
        Totals totals,

        @Schema(description = "Rows that had their verdict before, of an upload that was cancelled and taken up")
        int done,

        @Schema(description = "Rows that are no data: total lines, headers once more, notes, empty rows")
        int notData,

        List<ReasonView> reasons,

        @Schema(description = "At most 100, in the sheet's order")
        List<RowOfTrial> firstRows,

        @Schema(description = "When it asks for a mapping: what may be chosen, and what is likely") @Nullable
        MappingView mapping) {

    /** Rows and money by what would become of them; rows to suspense are among the refused. */
    @Schema(name = "TrialTotals")
    record Totals(
            UploadView.Verdict all,
            UploadView.Verdict wouldPost,
            UploadView.Verdict alreadyPosted,
            UploadView.Verdict refused,
            UploadView.Verdict rejected,
            UploadView.Verdict toSuspense) {
        static Totals of(Trial.Totals totals) {
            return new Totals(
                    verdict(totals.all()),
                    verdict(totals.post()),
                    verdict(totals.already()),
                    verdict(totals.refused()),
                    verdict(totals.rejected()),
                    verdict(totals.suspense()));
        }

        private static UploadView.Verdict verdict(Trial.Count count) {
            return UploadView.Verdict.of(count.rows(), count.paise());
        }
    }

    /** How many rows make no payment for a reason, and their money. */
    @Schema(name = "TrialReason")
    record ReasonView(String code, int rows, Money amount) {}

    /** A row, and what would become of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TrialRow")
    record RowOfTrial(
            int row,

            @Schema(description = "posted, already-posted, refused or rejected")
            String verdict,

            @Schema(description = "Whether its money would be held in suspense")
            boolean toSuspense,

            Money amount,
            @Nullable String loan,
            @Nullable SharesView share,
            @Nullable Money excess,
            @Nullable Reason reason) {
        static RowOfTrial of(Trial.FirstRow row, UnaryOperator<String> mask) {
            Shares share = row.share();
            Reason reason = row.reason();
            return new RowOfTrial(
                    row.row(),
                    row.verdict(),
                    row.suspense(),
                    Money.of(row.paise()),
                    row.loan(),
                    share == null ? null : SharesView.of(share),
                    share == null ? null : Money.of(row.excessPaise()),
                    reason == null ? null : CellMask.of(reason, mask));
        }
    }

    /** What may be chosen for which field. */
    @Schema(name = "TrialMapping")
    record MappingView(List<ColumnView> columns, List<FieldView> fields) {
        static MappingView of(MappingGuess guess) {
            return new MappingView(
                    guess.columns().stream()
                            .map(column -> new ColumnView(column.header(), column.values()))
                            .toList(),
                    guess.choices().stream().map(FieldView::of).toList());
        }
    }

    /** A column of the sheet, with its first values. */
    @Schema(name = "TrialColumn")
    record ColumnView(String header, List<String> values) {}

    /** A field, and the header that it likely goes by. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TrialField")
    record FieldView(
            String field,
            String title,
            boolean required,
            @Nullable String header,

            @Schema(description = "named, nearly-named, looks-right, doubtful, twice or not-found")
            String why) {
        static FieldView of(MappingGuess.Choice choice) {
            return new FieldView(
                    choice.field(),
                    choice.title(),
                    choice.required(),
                    choice.header(),
                    choice.why().slug());
        }
    }

    /** @param mask over what quotes the sheet's cells */
    static TrialView of(Trial trial, UnaryOperator<String> mask) {
        return new TrialView(
                trial.number(),
                trial.endedAt(),
                trial.businessDate(),
                trial.sheet(),
                trial.headerRow() == 0 ? null : trial.headerRow(),
                Totals.of(trial.totals()),
                trial.done(),
                trial.notData(),
                trial.reasons().stream()
                        .map(reason -> new ReasonView(
                                reason.code(),
                                reason.count().rows(),
                                Money.of(reason.count().paise())))
                        .toList(),
                trial.firstRows().stream().map(row -> RowOfTrial.of(row, mask)).toList(),
                trial.guess() == null ? null : MappingView.of(trial.guess()));
    }

    /** As it is, without the sheet's first values: for who does not choose columns. */
    TrialView withoutMapping() {
        return new TrialView(
                number, endedAt, businessDate, sheet, headerRow, totals, done, notData, reasons, firstRows, null);
    }
}
