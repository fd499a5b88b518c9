package io.muster.validation;

import io.muster.rows.RawRow;
import io.muster.tenant.SheetLayout;
import io.muster.tenant.SheetLayouts;
import io.muster.tenant.WorkbookKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the header among a sheet's first rows and says what it lacks; immutable. */
final class HeaderSearch {
    private static final int NAMES_SHOWN_MAX = 5;
    // one matching cell may be chance, such as a title line that says "Amount in lakh"
    private static final int MATCHES_MIN = 2;

    private final SheetLayout layout;
    private final HeaderNames names;

    HeaderSearch(SheetLayout layout) {
        this.layout = layout;
        this.names = new HeaderNames(layout);
    }

    HeaderRow find(List<RawRow> head) {
        Optional<Candidate> best = head.stream()
                .filter(row -> row.number() <= HeaderRow.ROW_NUMBER_MAX)
                .map(this::candidate)
                .min(Comparator.comparing(Candidate::complete)
                        .thenComparing(Candidate::matched)
                        .thenComparing(candidate -> !candidate.row.hidden())
                        .reversed());
        if (best.isEmpty() || best.get().matched() < MATCHES_MIN) {
            return orOtherKind(noHeader(head, best.map(Candidate::matched).orElse(0)), head);
        }
        return switch (judge(best.get())) {
            case HeaderRow.Problem problem -> orOtherKind(problem, head);
            case HeaderRow.Found found -> found;
        };
    }

    /** What is no sheet of this kind may be one of the other, sent under the wrong name. */
    private HeaderRow.Problem orOtherKind(HeaderRow.Problem problem, List<RawRow> head) {
        WorkbookKind other =
                layout.kind() == WorkbookKind.LOAN_BOOK ? WorkbookKind.COLLECTIONS : WorkbookKind.LOAN_BOOK;
        boolean fits = new HeaderSearch(SheetLayouts.shipped(other)).isComplete(head);
        return fits
                ? new HeaderRow.Problem(
                        problem.code(),
                        problem.message(),
                        "This looks like a " + (other == WorkbookKind.LOAN_BOOK ? "loan book" : "collections sheet")
                                + ": upload it with kind=" + other.slug() + ".",
                        problem.rowNumber(),
                        problem.matched())
                : problem;
    }

    private boolean isComplete(List<RawRow> head) {
        return head.stream()
                .filter(row -> row.number() <= HeaderRow.ROW_NUMBER_MAX)
                .map(this::candidate)
                .anyMatch(Candidate::complete);
    }

    private HeaderRow judge(Candidate best) {
        String twice = best.twice;
        if (twice != null) {
            return twoColumns(best, twice);
        }
        return best.missing.isEmpty()
                ? new HeaderRow.Found(best.row.number(), best.columns, best.headers)
                : missingColumn(best);
    }

    /** A row taken for the header: where its fields stand, which field stands twice, which are not there. */
    private record Candidate(
            RawRow row,
            List<String> headers,
            Map<String, Integer> columns,
            @Nullable String twice,
            int twiceColumn,
            List<String> missing) {
        boolean complete() {
            return twice == null && missing.isEmpty();
        }

        int matched() {
            return columns.size();
        }
    }

    private Candidate candidate(RawRow row) {
        List<String> headers = headers(row);
        Map<String, Integer> columns = new HashMap<>();
        int exactTwice = place(headers, columns, names::fieldOf);
        Map<String, Integer> remarked = new HashMap<>();
        int remarkedTwice = place(headers, remarked, header -> fieldBeforeRemark(header, columns));
        columns.putAll(remarked);
        int twiceColumn = exactTwice >= 0 ? exactTwice : remarkedTwice;
        String twice = exactTwice >= 0
                ? names.fieldOf(headers.get(exactTwice))
                : remarkedTwice >= 0 ? names.fieldBeforeRemark(headers.get(remarkedTwice)) : null;
        return new Candidate(row, headers, columns, twice, twiceColumn, missing(columns));
    }

    /** Only a field that no header names in full is looked for before a remark. */
    private @Nullable String fieldBeforeRemark(String header, Map<String, Integer> named) {
        String field = names.fieldOf(header) == null ? names.fieldBeforeRemark(header) : null;
        return field == null || named.containsKey(field) ? null : field;
    }

    /** Fills in where each field stands; gives the first column that names one again, -1 when none does. */
    private static int place(
            List<String> headers, Map<String, Integer> columns, Function<String, @Nullable String> fieldOf) {
        int twice = -1;
        for (int column = 0; column < headers.size(); column++) {
            String field = fieldOf.apply(headers.get(column));
            if (field != null && columns.putIfAbsent(field, column) != null && twice < 0) {
                twice = column;
            }
        }
        return twice;
    }

    /** The text of each header, in the order of the sheet, up to the last that has one. */
    static List<String> headers(RawRow row) {
        List<String> headers = new ArrayList<>();
        int width = Math.min(row.cells().size(), HeaderRow.COLUMNS_MAX);
        for (int column = 0; column < width; column++) {
            String text = CellTexts.singleSpaced(row.cell(column).text());
            headers.add(CellTexts.printable(text, RowTexts.CELL_LENGTH_MAX));
        }
        while (!headers.isEmpty() && headers.getLast().isEmpty()) {
            headers.removeLast();
        }
        return headers;
    }

    private List<String> missing(Map<String, Integer> columns) {
        List<String> missing = new ArrayList<>();
        for (SheetLayout.Column column : layout.fields()) {
            if (column.required() && !columns.containsKey(column.field())) {
                missing.add(column.field());
            }
        }
        if (layout.kind() == WorkbookKind.LOAN_BOOK) {
            missing.addAll(ScheduleFields.missing(columns.keySet()));
        }
        return missing;
    }

    private HeaderRow.Problem noHeader(List<RawRow> head, int matched) {
        List<String> titles = layout.fields().stream()
                .filter(SheetLayout.Column::required)
                .map(SheetLayout.Column::title)
                .toList();
        String closest = head.stream()
                .filter(row -> row.number() <= HeaderRow.ROW_NUMBER_MAX)
                .map(row ->
                        closest(row, headers(row), layout.fields().getFirst().field(), Map.of()))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return new HeaderRow.Problem(
                SheetProblem.NO_HEADER,
                "None of the first " + HeaderRow.ROW_NUMBER_MAX + " rows names the columns that a "
                        + layout.kind().slug() + " sheet needs: " + String.join(", ", titles) + closest + ".",
                "Put one row with the column headers above the data; headers that are understood: "
                        + String.join(", ", titles) + ".",
                0,
                matched);
    }

    private HeaderRow.Problem twoColumns(Candidate best, String field) {
        int first = best.columns.getOrDefault(field, 0);
        return new HeaderRow.Problem(
                SheetProblem.TWO_COLUMNS,
                cell(best, first) + " and " + cell(best, best.twiceColumn) + " are both headed as "
                        + column(field).title() + ".",
                "Rename or delete the column that does not count.",
                best.row.number(),
                best.matched());
    }

    private HeaderRow.Problem missingColumn(Candidate best) {
        String field = best.missing.getFirst();
        List<String> titles =
                best.missing.stream().map(name -> column(name).title()).toList();
        SheetLayout.Column column = column(field);
        List<String> others = column.headers().stream().limit(NAMES_SHOWN_MAX).toList();
        return new HeaderRow.Problem(
                SheetProblem.MISSING_COLUMN,
                "The header in row " + best.row.number() + " has no column for " + String.join(", ", titles)
                        + closest(best.row, best.headers, field, best.columns) + ".",
                "Head a column \"" + column.title() + "\"; also understood: " + String.join(", ", others)
                        + ", and others.",
                best.row.number(),
                best.matched());
    }

    /** The header that is nearest to a field and not taken by another, as the end of a sentence; empty if none is near. */
    private String closest(RawRow row, List<String> headers, String field, Map<String, Integer> taken) {
        int nearest = Integer.MAX_VALUE;
        int at = -1;
        for (int column = 0; column < headers.size(); column++) {
            String header = headers.get(column);
            int distance =
                    header.isEmpty() || taken.containsValue(column) ? Integer.MAX_VALUE : names.distance(header, field);
            // farther than a third of its letters is another word, not a misspelling
            if (distance < nearest && distance * 3 <= header.length()) {
                nearest = distance;
                at = column;
            }
        }
        return at < 0
                ? ""
                : "; the closest header is " + CellTexts.quote(headers.get(at)) + " in "
                        + CellTexts.name(at, row.number());
    }

    private static String cell(Candidate candidate, int column) {
        return CellTexts.quote(candidate.headers.get(column)) + " in " + CellTexts.name(column, candidate.row.number());
    }

    private SheetLayout.Column column(String field) {
        return layout.fields().stream()
                .filter(column -> column.field().equals(field))
                .findFirst()
                .orElseGet(() -> new SheetLayout.Column(field, field, false, List.of(field)));
    }
}
