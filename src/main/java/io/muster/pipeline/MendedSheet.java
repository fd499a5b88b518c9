package io.muster.pipeline;

import io.muster.posting.RowVerdict;
import io.muster.rows.RawCell;
import io.muster.rows.RawRow;
import io.muster.tenant.HeaderName;
import io.muster.tenant.SheetLayout;
import io.muster.tenant.SheetLayouts;
import io.muster.tenant.WorkbookKind;
import io.muster.upload.Upload;
import io.muster.validation.CollectionRowCheck;
import io.muster.validation.HeaderRow;
import io.muster.validation.Judged;
import io.muster.validation.LoanRowCheck;
import io.muster.validation.RowCheck;
import io.muster.validation.SafeText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sheet as which mended rows are sent, before it is written: the columns of the first sheet and those that Muster adds.
 * Judges a row as that sheet's row will be judged. Pure; immutable.
 */
public final class MendedSheet {
    private static final String OTHER_MONEY = "Other money";
    private static final String OTHER_MONEY_NAME = HeaderName.normal(OTHER_MONEY);

    private final List<String> header;
    private final SheetLayout layout;
    private final List<Integer> columns;
    private final Map<String, Integer> fields;
    private final RowCheck<?> check;

    private MendedSheet(
            List<String> header, SheetLayout layout, List<Integer> columns, HeaderRow.Found found, LocalDate today) {
        this.header = header;
        this.layout = layout;
        this.columns = columns;
        this.fields = new HashMap<>();
        found.columns().forEach((field, place) -> {
            if (place < columns.size()) {
                fields.put(field, columns.get(place));
            }
        });
        this.check = layout.kind() == WorkbookKind.COLLECTIONS
                ? new CollectionRowCheck(found, layout, false, today)
                : new LoanRowCheck(found, layout, false, today);
    }

    /**
     * The sheet of an upload's mended rows; empty when Muster cannot tell its columns any more.
     *
     * @param header of the upload's own sheet
     * @param layout by which that was read
     * @param today the day in India on which they would be sent
     */
    public static Optional<MendedSheet> of(List<String> header, SheetLayout layout, LocalDate today) {
        List<Integer> columns = IntStream.range(0, header.size())
                .filter(column -> !RejectionsWorkbook.isOurs(header.get(column)))
                .boxed()
                .toList();
        SheetLayout withKey = SheetLayouts.withMusterKey(layout);
        List<RawCell> texts = new ArrayList<>();
        columns.forEach(column -> texts.add(cell(header.get(column))));
        RejectionsWorkbook.OURS.forEach(title -> texts.add(cell(title)));
        return HeaderRow.find(List.of(new RawRow(1, false, texts)), withKey) instanceof HeaderRow.Found found
                ? Optional.of(new MendedSheet(List.copyOf(header), withKey, columns, found, today))
                : Optional.empty();
    }

    /**
     * The header of an upload's rows to mend: its own, and a column in which somebody can say of a refused collection that it is
     * other money than a payment that looks the same.
     */
    public static List<String> headerOf(Upload upload) {
        List<String> header = upload.findings().header();
        boolean wanted = upload.kind() == WorkbookKind.COLLECTIONS
                && upload.tally().refusedRows() > 0
                && header.stream().noneMatch(title -> HeaderName.normal(title).equals(OTHER_MONEY_NAME));
        return wanted ? Stream.concat(header.stream(), Stream.of(OTHER_MONEY)).toList() : header;
    }

    /** The first sheet's header. */
    public List<String> header() {
        return header;
    }

    /** The columns that people may edit, as they stand in the first sheet, from 0. */
    public List<Integer> columns() {
        return columns;
    }

    /** Where a field stands in the first sheet. */
    public Optional<Integer> column(@Nullable String field) {
        return Optional.ofNullable(field == null ? null : fields.get(field));
    }

    /** Whether a text date that reads both ways is day first. */
    public boolean dayFirst() {
        return layout.dayFirst();
    }

    /** What a row brings. */
    public WorkbookKind kind() {
        return layout.kind();
    }

    /**
     * The row as the mended sheet's row will be judged by itself, under the number that it had.
     *
     * @param cells in the first sheet's column order
     */
    public Judged<?> check(RowVerdict row, List<String> cells) {
        List<RawCell> mended = new ArrayList<>(columns.size() + RejectionsWorkbook.OURS.size());
        columns.forEach(column -> mended.add(column < cells.size() ? cell(cells.get(column)) : RawCell.BLANK));
        mended.add(RawCell.BLANK);
        mended.add(RawCell.BLANK);
        mended.add(
                row.correctionKey() == null
                        ? RawCell.BLANK
                        : new RawCell.Text(row.correctionKey().toString()));
        return check.check(new RawRow(row.rowNumber(), false, mended));
    }

    private static RawCell cell(String text) {
        return text.isEmpty() ? RawCell.BLANK : new RawCell.Text(SafeText.cell(text));
    }
}
