package io.muster.validation;

import static io.muster.validation.SheetInvariants.isClean;
import static io.muster.validation.SheetInvariants.require;

import io.muster.money.AmountText;
import io.muster.rows.RawCell;
import io.muster.rows.RawRow;
import io.muster.tenant.SheetLayouts;
import io.muster.tenant.WorkbookKind;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold of any row that is judged. */
final class RowInvariants {
    private static final int MESSAGE_LENGTH_MAX = 300;
    /** Longer cells are never shown whole in a message. */
    private static final int QUOTED_WHOLE_MAX = 60;
    /** What begins so gets an apostrophe in a rejections workbook. */
    private static final String BEGINS_FORMULA = "=+-@\t\r\n'";

    private static final Set<String> CODES =
            Arrays.stream(ReasonCode.values()).map(ReasonCode::code).collect(Collectors.toSet());

    private final RowCheck<?> check;

    private RowInvariants(RowCheck<?> check) {
        this.check = check;
    }

    static RowInvariants of(WorkbookKind kind, HeaderRow.Found header) {
        return new RowInvariants(
                switch (kind) {
                    case COLLECTIONS -> new CollectionRowCheck(header, SheetLayouts.shipped(kind), false, Sheet.TODAY);
                    case LOAN_BOOK -> new LoanRowCheck(header, SheetLayouts.shipped(kind), false, Sheet.TODAY);
                });
    }

    void check(RawRow row) {
        Judged<?> judged = check.check(row);
        require(judged.rowNumber() == row.number(), "the verdict is another row's");
        require(judged.cells().size() <= RowTexts.CELLS_MAX, "too many cells are kept");
        judged.cells().forEach(RowInvariants::requireStorable);
        switch (judged) {
            case Judged.Accepted<?> accepted -> checkAccepted(accepted);
            case Judged.Rejected<?> rejected -> checkRejected(row, rejected);
        }
        require(check.check(row).equals(judged), "judged again, the row is judged otherwise");
    }

    /** What is shown of an accepted row claims the same when it is sent again. */
    private void checkAccepted(Judged.Accepted<?> accepted) {
        if (accepted.line() instanceof CollectionLine line) {
            require(line.amountPaise() > 0 && line.amountPaise() <= AmountText.PAISE_MAX, "no amount to take");
            require(!line.valueDate().isAfter(Sheet.TODAY), "a day to come");
        }
        if (isWhole(accepted.cells())) {
            Judged<?> again = check.check(sentAgain(accepted));
            boolean same = again instanceof Judged.Accepted<?> second
                    && claim(second.line()).equals(claim(accepted.line()));
            require(same, "accepted as %s, its own text as %s".formatted(accepted, again));
        }
    }

    /** All but remarks, which are dropped without a word where they cannot be used. */
    private static List<?> claim(Object line) {
        return switch (line) {
            case CollectionLine it ->
                Arrays.asList(it.loan(), it.amountPaise(), it.mode(), it.reference(), it.valueDate());
            case LoanLine it -> Arrays.asList(it.loan(), it.borrower(), it.phone(), it.branch(), it.schedule());
            default -> throw new IllegalArgumentException("no line: " + line);
        };
    }

    /** What is shown of a rejected row is rejected when it is sent again unmended. */
    private void checkRejected(RawRow row, Judged.Rejected<?> rejected) {
        require(!rejected.reasons().isEmpty(), "rejected for nothing");
        require(rejected.amountPaise() >= 0 && rejected.amountPaise() <= AmountText.PAISE_MAX, "no amount");
        for (Reason reason : rejected.reasons()) {
            require(CODES.contains(reason.code()), "an unknown code " + reason.code());
            require(!reason.remedy().isBlank(), "no remedy for " + reason.code());
            require(reason.message().length() <= MESSAGE_LENGTH_MAX, "too long a message for " + reason.code());
            require(isClean(reason.message()), "a message that cannot be shown for " + reason.code());
            for (RawCell cell : row.cells()) {
                boolean isLong = cell.text().length() > QUOTED_WHOLE_MAX;
                require(!isLong || !reason.message().contains(cell.text()), "a whole cell in " + reason.code());
            }
        }
        if (!row.hidden() && isWhole(rejected.cells()) && !isLoanNumber(rejected)) {
            Judged<?> again = check.check(sentAgain(rejected));
            boolean blank = RowCheck.isBlank(sentAgain(rejected));
            require(
                    blank || again instanceof Judged.Rejected<?>,
                    "rejected as %s, its own text is accepted as %s".formatted(rejected, again));
        }
    }

    /** A number with decimals is no loan account, but as a text it may be one: whether there is such a loan, the books say. */
    private static boolean isLoanNumber(Judged.Rejected<?> rejected) {
        return rejected.reasons().stream()
                .anyMatch(reason -> reason.code().equals(ReasonCode.NOT_A_WHOLE_NUMBER.code()));
    }

    /** Rows with so much text, or with characters that cannot be shown, are not shown whole: they may read otherwise. */
    private static boolean isWhole(List<String> cells) {
        return cells.stream().mapToInt(String::length).sum() < RowTexts.ROW_LENGTH_MAX
                && cells.stream().noneMatch(text -> text.indexOf('\ufffd') >= 0);
    }

    private static RawRow sentAgain(Judged<?> judged) {
        return SheetInvariants.rowOf(
                judged.rowNumber(),
                judged.cells().stream().map(RowInvariants::safe).toList());
    }

    private static String safe(String text) {
        return text.isEmpty() || BEGINS_FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    private static void requireStorable(String cell) {
        require(cell.length() <= RowTexts.CELL_LENGTH_MAX, "a cell that is kept is too long");
        require(
                cell.codePoints().noneMatch(c -> c == 0 || c >= 0xd800 && c < 0xe000),
                "a cell that is kept cannot be stored");
    }
}
