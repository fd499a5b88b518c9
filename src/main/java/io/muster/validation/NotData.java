package io.muster.validation;

import io.muster.rows.RawCell;
import io.muster.rows.RawRow;
import io.muster.tenant.SheetLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the rows that carry no data of their own: empty ones, totals, the header once more, and footers.
 *
 * <p>A row with evidence of its own, such as a mode or a date, is data whatever its texts say: money must not be dismissed
 * because somebody remarks "Total EMI paid".
 */
final class NotData {
    private static final int LABEL_LENGTH_MAX = 60;
    private static final Set<String> TOTALS = Set.of("total", "totals", "subtotal", "grandtotal", "sum", "योग", "कुल");
    private static final Set<String> BEFORE_TOTAL = Set.of("grand", "sub", "net", "overall");

    private final Field loan;
    private final List<Field> evidence;
    private final List<Field> required;
    private final HeaderRow.Found header;
    private final HeaderNames names;

    /** @param evidence the fields that no total has */
    NotData(Field loan, List<Field> evidence, SheetLayout layout, HeaderRow.Found header) {
        this.loan = loan;
        this.evidence = evidence;
        this.required = layout.fields().stream()
                .filter(SheetLayout.Column::required)
                .map(column -> Field.of(column.field(), layout, header))
                .toList();
        this.header = header;
        this.names = new HeaderNames(layout);
    }

    /** Why the row is no data, null when it is. */
    @Nullable
    ReasonCode find(RawRow row) {
        RawCell account = cell(row, loan);
        if (!RowFindings.isBlank(account)) {
            return account instanceof RawCell.Text(String text) ? ofLabel(row, text) : null;
        }
        boolean blank = true;
        boolean total = false;
        for (RawCell cell : row.cells()) {
            blank &= RowFindings.isBlank(cell);
            total |= isTotal(cell);
        }
        if (blank) {
            return ReasonCode.EMPTY_ROW;
        }
        if (total && hasNoEvidence(row)) {
            return ReasonCode.TOTAL_LINE;
        }
        return isOneText(row) && required.stream().allMatch(field -> RowFindings.isBlank(cell(row, field)))
                ? ReasonCode.NO_DATA
                : null;
    }

    /** What stands where a loan account should: most have digits, and a total over one ends with the word. */
    private @Nullable ReasonCode ofLabel(RawRow row, String text) {
        boolean digits = hasDigit(text);
        if ((digits ? endsWithTotal(text) : isTotal(text)) && hasNoEvidence(row)) {
            return ReasonCode.TOTAL_LINE;
        }
        if (digits) {
            return null;
        }
        return repeatsHeader(row, text) ? ReasonCode.REPEATED_HEADER : isOneText(row) ? ReasonCode.NO_DATA : null;
    }

    /** Blank, or the label itself: a total may be written in any column. */
    private boolean hasNoEvidence(RawRow row) {
        for (Field field : evidence) {
            RawCell cell = cell(row, field);
            if (!RowFindings.isBlank(cell) && !isTotal(cell)) {
                return false;
            }
        }
        return true;
    }

    private static RawCell cell(RawRow row, Field field) {
        return field.column() < 0 ? RawCell.BLANK : row.cell(field.column());
    }

    private static boolean isOneText(RawRow row) {
        int texts = 0;
        for (RawCell cell : row.cells()) {
            if (!RowFindings.isBlank(cell)) {
                texts++;
                if (texts > 1 || !(cell instanceof RawCell.Text)) {
                    return false;
                }
            }
        }
        return texts == 1;
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean repeatsHeader(RawRow row, String text) {
        return loan.name().equals(names.fieldOf(text))
                && header.columns().entrySet().stream()
                        .anyMatch(column -> !column.getKey().equals(loan.name())
                                && column.getKey()
                                        .equals(names.fieldOf(
                                                row.cell(column.getValue()).text())));
    }

    // Excel's own subtotals read "LN-1001 Total"
    private static boolean endsWithTotal(String text) {
        String label = text.strip();
        return label.length() > 6 && label.regionMatches(true, label.length() - 6, " total", 0, 6);
    }

    private static boolean isTotal(RawCell cell) {
        return cell instanceof RawCell.Text(String text) && isTotal(text);
    }

    /** Begins as totals are called, or ends with the word as {@code Pune Total} does. */
    private static boolean isTotal(String text) {
        if (text.length() > LABEL_LENGTH_MAX) {
            return false;
        }
        List<String> words = words(text);
        if (words.isEmpty()) {
            return false;
        }
        String first = words.getFirst();
        boolean begins = TOTALS.contains(first)
                || (words.size() > 1 && BEFORE_TOTAL.contains(first) && isTotalWord(words.get(1)));
        return begins || isTotalWord(words.getLast());
    }

    private static boolean isTotalWord(String word) {
        return word.equals("total") || word.equals("totals") || word.equals("योग");
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int end = 0; end <= text.length(); end++) {
            if (end < text.length() && isWordPart(text.charAt(end))) {
                continue;
            }
            if (end > start) {
                words.add(text.substring(start, end).toLowerCase(Locale.ROOT));
            }
            start = end + 1;
        }
        return words;
    }

    private static boolean isWordPart(char c) {
        return Character.isLetter(c)
                || Character.getType(c) == Character.COMBINING_SPACING_MARK
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
