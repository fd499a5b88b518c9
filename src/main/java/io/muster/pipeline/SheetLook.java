package io.muster.pipeline;

import io.muster.posting.BusinessDays;
import io.muster.rows.OpenWorkbook;
import io.muster.rows.SheetInfo;
import io.muster.rows.UnreadableWorkbook;
import io.muster.rows.WorkbookLimits;
import io.muster.rows.Workbooks;
import io.muster.tenant.RememberedMapping;
import io.muster.tenant.SheetLayout;
import io.muster.tenant.SheetLayouts;
import io.muster.tenant.SheetMapping;
import io.muster.tenant.WorkbookKind;
import io.muster.upload.Upload;
import io.muster.validation.HeaderRow;
import io.muster.validation.MappingGuess;
import io.muster.validation.SheetProblem;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a workbook for a trial: by the columns that a person has named for it, by those that were remembered for its header,
 * or by the lender's layout; where none of them is sure, it guesses. Blocks.
 *
 * @param own what a person has said of this very upload; null before anybody has
 * @param remembered what people have said of other sheets, by the fingerprint of the header
 */
record SheetLook(SheetLayout layout, @Nullable SheetMapping own, Map<String, RememberedMapping> remembered) {
    private static final int HEAD_ROWS_MAX = HeaderRow.ROW_NUMBER_MAX + MappingGuess.ROWS_MAX;

    /** What another choice of columns may mend. */
    private static final Set<String> MAPPABLE =
            Set.of(SheetProblem.NO_HEADER.code(), SheetProblem.MISSING_COLUMN.code(), SheetProblem.TWO_COLUMNS.code());

    /** What the look has come to. */
    sealed interface Looked {}

    /**
     * The sheet can be read; to be closed.
     *
     * @param by what was remembered of its header, where it is read by that; else null
     */
    record Understood(SheetReading sheet, @Nullable RememberedMapping by) implements Looked {}

    /** A person has to say which column is which field. */
    record Unsure(String sheet, MappingGuess guess) implements Looked {}

    /** @throws UnreadableWorkbook when it is no workbook, or no choice of columns could help */
    Looked at(Path file, Upload upload) {
        OpenWorkbook workbook = Workbooks.open(file, WorkbookLimits.DEFAULT);
        boolean kept = false;
        try {
            Looked looked = look(workbook, upload);
            kept = looked instanceof Understood;
            return looked;
        } finally {
            if (!kept) {
                workbook.close();
            }
        }
    }

    private Looked look(OpenWorkbook workbook, Upload upload) {
        RememberedMapping before = own == null ? remembered(workbook) : null;
        SheetMapping named = before == null ? own : before.mapping();
        try {
            SheetReading sheet = SheetChoice.choose(workbook, upload, named == null ? layout : named.over(layout));
            Optional<MappingGuess> doubt = named == null ? guess(workbook, sheet.sheet(), upload) : Optional.empty();
            return doubt.filter(MappingGuess::isDoubtful)
                    .<Looked>map(guess -> new Unsure(sheet.sheet().name(), guess))
                    .orElseGet(() -> new Understood(sheet, before));
        } catch (UnreadableWorkbook problem) {
            if (!MAPPABLE.contains(problem.code()) || isOfTheOtherKind(workbook, upload)) {
                throw problem;
            }
            return ask(workbook, upload).orElseThrow(() -> problem);
        }
    }

    /** How a sheet with such a header was read before; null when nobody has said. */
    private @Nullable RememberedMapping remembered(OpenWorkbook workbook) {
        return remembered.isEmpty()
                ? null
                : workbook.sheets().stream()
                        .filter(sheet -> !sheet.hidden())
                        .flatMap(sheet -> SheetChoice.head(workbook, sheet).stream())
                        .map(row -> remembered.get(SheetMapping.fingerprint(HeaderRow.texts(row))))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private boolean isOfTheOtherKind(OpenWorkbook workbook, Upload upload) {
        WorkbookKind other =
                upload.kind() == WorkbookKind.LOAN_BOOK ? WorkbookKind.COLLECTIONS : WorkbookKind.LOAN_BOOK;
        try {
            return SheetChoice.choose(workbook, upload, SheetLayouts.shipped(other))
                            .rowsExpected()
                    >= 0;
        } catch (UnreadableWorkbook neither) {
            return false;
        }
    }

    /** Of the visible sheets the one that seems to have most of the fields. */
    private Optional<Looked> ask(OpenWorkbook workbook, Upload upload) {
        return workbook.sheets().stream()
                .filter(sheet -> !sheet.hidden())
                .flatMap(sheet -> guess(workbook, sheet, upload).map(guess -> new Unsure(sheet.name(), guess)).stream())
                .max(Comparator.<Unsure>comparingLong(unsure -> unsure.guess().found())
                        .thenComparing(unsure -> unsure.guess().columns().size()))
                .map(Looked.class::cast);
    }

    private Optional<MappingGuess> guess(OpenWorkbook workbook, SheetInfo sheet, Upload upload) {
        return MappingGuess.of(
                workbook.head(sheet, HEAD_ROWS_MAX),
                layout,
                workbook.date1904(),
                BusinessDays.inIndia(upload.receivedAt()));
    }
}
