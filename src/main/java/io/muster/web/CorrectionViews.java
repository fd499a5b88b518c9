package io.muster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.pipeline.Corrections;
import io.muster.pipeline.MendedRow;
import io.muster.pipeline.MendedSheet;
import io.muster.pipeline.Suggestion;
import io.muster.posting.CellEdit;
import io.muster.posting.Correction;
import io.muster.posting.NearLoan;
import io.muster.posting.RowsToMend;
import io.muster.validation.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Corrections as clients see them; mobile numbers in cells are masked for whoever is no maker. */
final class CorrectionViews {
    private CorrectionViews() {}

    /** The open sitting. */
    @Schema(name = "OpenCorrection")
    record Open(String id, String openedBy, Instant openedAt) {
        static Open of(Correction correction) {
            return new Open(correction.id().toString(), correction.openedBy(), correction.openedAt());
        }
    }

    /** A column that may be edited. */
    @Schema(name = "CorrectionColumn")
    record Column(int column, String header) {}

    /** How many rows have a verdict for a reason. */
    @Schema(name = "CorrectionCount")
    record Count(String verdict, String code, int rows) {
        static Count of(RowsToMend.Count count) {
            return new Count(count.kind().slug(), count.code(), count.rows());
        }
    }

    /** What would go if it was sent now. */
    @Schema(name = "CorrectionMended")
    record Mended(int rows, Money amount, int wrongRows) {
        static Mended of(Corrections.Mended mended) {
            return new Mended(mended.rows(), Money.of(mended.paise()), mended.wrongRows());
        }
    }

    /** A page of rows with all that is known of the correction. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CorrectionPage", description = "Rows to mend; open is absent when nobody has opened a correction")
    record PageView(
            @Nullable Open open,
            List<Column> columns,
            List<Count> counts,
            Mended mended,
            List<Row> items,
            @Nullable String next) {}

    /** A suggested text. */
    @Schema(name = "CorrectionSuggestion")
    record Suggested(int column, String field, String text, String why) {
        static Suggested of(Suggestion suggestion) {
            return new Suggested(
                    suggestion.col(),
                    suggestion.field(),
                    suggestion.text(),
                    suggestion.why().slug());
        }
    }

    /** A loan that may be meant. */
    @Schema(name = "NearLoan")
    record Near(String loanAccount, String borrower, String branch, int score, List<String> why) {
        static Near of(NearLoan near) {
            return new Near(
                    near.number(),
                    near.borrower(),
                    near.branch(),
                    near.score(),
                    near.why().stream().map(NearLoan.Why::slug).toList());
        }
    }

    /** What may help with a row. */
    @Schema(name = "CorrectionAdvice")
    record Advice(List<Suggested> suggestions, List<Near> nearLoans) {
        static Advice of(Corrections.Advice advice) {
            return new Advice(
                    advice.suggestions().stream().map(Suggested::of).toList(),
                    advice.nearLoans().stream().map(Near::of).toList());
        }
    }

    /** A row to mend. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CorrectionRow")
    record Row(
            int row,
            String verdict,

            @Schema(
                    description =
                            "untouched, would-post, right, already-posted, to-suspense, refused, still-wrong or sent")
            String state,

            Money amount,
            @Nullable String musterKey,
            List<String> cells,
            Set<Integer> edited,
            List<Reason> reasons,

            @Schema(description = "The upload with which the row went") @Nullable
            String child) {

        static Row of(MendedRow row, UnaryOperator<String> mask) {
            return new Row(
                    row.number(),
                    row.verdict().kind().slug(),
                    row.now().state().slug(),
                    Money.of(row.now().amountPaise()),
                    row.verdict().correctionKey() == null
                            ? null
                            : row.verdict().correctionKey().toString(),
                    row.cells().stream().map(mask).toList(),
                    row.edited(),
                    row.reasons().stream()
                            .map(reason -> CellMask.of(reason, mask))
                            .toList(),
                    row.now().child() == null ? null : row.now().child().toString());
        }
    }

    /** Rows that an action touched. */
    @Schema(name = "CorrectedRows")
    record Rows(String step, List<Row> rows) {}

    /** What a replacement changes, or has changed. */
    @Schema(name = "CorrectionReplaced")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Replaced(
            int cells,

            boolean applied,

            @Schema(description = "Names these cells and what stands in them, for the request that applies it")
            @Nullable
            String seen,

            List<Example> examples) {
        private static final int EXAMPLES_MAX = 5;

        static Replaced looked(Corrections.Looked found) {
            return new Replaced(
                    found.cells().size(),
                    false,
                    found.seen(),
                    found.cells().stream()
                            .limit(EXAMPLES_MAX)
                            .map(each -> new Example(each.row(), each.before(), each.after()))
                            .toList());
        }

        static Replaced applied(int cells) {
            return new Replaced(cells, true, null, List.of());
        }
    }

    /** One cell of a replacement. */
    @Schema(name = "CorrectionExample")
    record Example(int row, String before, String after) {}

    /** An edit. */
    @Schema(name = "CellEdit")
    record Edit(
            long id, int row, int column, String before, String after, String how, String step, String by, Instant at) {
        static Edit of(CellEdit edit, UnaryOperator<String> mask) {
            return new Edit(
                    edit.id(),
                    edit.row(),
                    edit.col(),
                    mask.apply(edit.before()),
                    mask.apply(edit.after()),
                    edit.how().slug(),
                    edit.step().toString(),
                    edit.by(),
                    edit.at());
        }
    }

    static List<Column> columns(MendedSheet sheet) {
        return sheet.columns().stream()
                .map(column -> new Column(column, sheet.header().get(column)))
                .toList();
    }
}
