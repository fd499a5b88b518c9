package io.muster.validation;

import io.muster.rows.RawCell;
import io.muster.rows.RawRow;
import io.muster.tenant.SheetLayout;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the rows that carry no data of their own: empty ones, totals, and the header once more. */
final class NotData {
    private static final int LABEL_LENGTH_MAX = 60;
    private static final Set<String> TOTALS = Set.of("total", "totals", "subtotal", "grandtotal", "योग", "कुल");

    private final Field loan;
    private final HeaderRow.Found header;
    private final HeaderNames names;

    NotData(Field loan, SheetLayout layout, HeaderRow.Found header) {
        this.loan = loan;
        this.header = header;
        this.names = new HeaderNames(layout);
    }

    /** Why the row is no data, null when it is. */
    @Nullable
    ReasonCode find(RawRow row) {
        RawCell account = row.cell(loan.column());
        if (!RowFindings.isBlank(account)) {
            return account instanceof RawCell.Text(String text) ? ofLabel(row, text) : null;
        }
        boolean blank = true;
        for (RawCell cell : row.cells()) {
            blank &= RowFindings.isBlank(cell);
            if (cell instanceof RawCell.Text(String text) && isTotal(text)) {
                return ReasonCode.TOTAL_LINE;
            }
        }
        return blank ? ReasonCode.EMPTY_ROW : null;
    }

    /** What stands where a loan account should: most have digits, and a total over one ends with the word. */
    private @Nullable ReasonCode ofLabel(RawRow row, String text) {
        boolean digits = hasDigit(text);
        if (digits ? endsWithTotal(text) : isTotal(text)) {
            return ReasonCode.TOTAL_LINE;
        }
        return !digits && repeatsHeader(row, text) ? ReasonCode.REPEATED_HEADER : null;
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

    private static boolean isTotal(String text) {
        if (text.length() > LABEL_LENGTH_MAX) {
            return false;
        }
        int words = 0;
        int start = 0;
        String last = "";
        for (int end = 0; end <= text.length(); end++) {
            if (end < text.length() && isWordPart(text.charAt(end))) {
                continue;
            }
            if (end > start) {
                words++;
                last = text.substring(start, end).toLowerCase(Locale.ROOT);
                if (TOTALS.contains(last)) {
                    return true;
                }
            }
            start = end + 1;
        }
        return words == 1 && last.equals("sum");
    }

    private static boolean isWordPart(char c) {
        return Character.isLetter(c)
                || Character.getType(c) == Character.COMBINING_SPACING_MARK
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
