package io.muster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.pipeline.LoanLook;
import io.muster.posting.Preview;
import io.muster.validation.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One loan of a trial: its rows, and the instalments that each would pay. */
@Schema(name = "TrialLoan")
record TrialLoanView(String loan, List<LoanRow> rows) {

    /** A row of this loan. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TrialLoanRow")
    record LoanRow(
            int row,
            String verdict,
            boolean toSuspense,
            Money amount,
            @Nullable SharesView share,
            @Nullable Money excess,
            List<Step> instalments,
            List<Reason> reasons) {
        static LoanRow of(LoanLook.LookedRow looked, UnaryOperator<String> mask) {
            Preview preview = looked.preview();
            Preview.WouldPost posting = preview instanceof Preview.WouldPost would ? would : null;
            return new LoanRow(
                    preview.rowNumber(),
                    preview.kind().slug(),
                    preview instanceof Preview.ToSuspense,
                    Money.of(preview.amountPaise()),
                    posting == null ? null : SharesView.of(posting.share()),
                    posting == null ? null : Money.of(posting.excessPaise()),
                    looked.steps().stream().map(Step::of).toList(),
                    preview.reasons().stream()
                            .map(reason -> CellMask.of(reason, mask))
                            .toList());
        }
    }

    /** An instalment, and what is paid of it before and after the row. */
    @Schema(name = "TrialInstalment")
    record Step(int number, LocalDate dueDate, SharesView due, SharesView before, SharesView after) {
        static Step of(LoanLook.Step step) {
            return new Step(
                    step.instalment().number(),
                    step.instalment().dueDate(),
                    SharesView.of(step.instalment().due()),
                    SharesView.of(step.before()),
                    SharesView.of(step.after()));
        }
    }

    /** @param mask over what quotes the sheet's cells */
    static TrialLoanView of(LoanLook look, UnaryOperator<String> mask) {
        return new TrialLoanView(
                look.loan().number().value(),
                look.rows().stream().map(row -> LoanRow.of(row, mask)).toList());
    }
}
