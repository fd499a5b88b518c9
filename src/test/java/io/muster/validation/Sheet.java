package io.muster.validation;

import io.muster.rows.RawCell;
import io.muster.rows.RawRow;
import io.muster.tenant.SheetLayout;
import io.muster.tenant.SheetLayouts;
import io.muster.tenant.WorkbookKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows for tests: a header as the layout's titles have it, and one good row in which single cells are replaced. */
final class Sheet {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final SheetLayout COLLECTIONS = SheetLayouts.shipped(WorkbookKind.COLLECTIONS);
    static final SheetLayout LOAN_BOOK = SheetLayouts.shipped(WorkbookKind.LOAN_BOOK);
    static final int ROW = 12;

    private Sheet() {}

    static RawCell text(String text) {
        return new RawCell.Text(text);
    }

    static RawCell number(String stored) {
        return new RawCell.Numeric(stored);
    }

    /** A cell from a table: {@code #5} is a number, {@code !} an error, {@code ?} uncalculated, else text. */
    static RawCell cell(String form) {
        return form.startsWith("#") ? number(form.substring(1)) : text(form);
    }

    static RawRow row(int number, RawCell... cells) {
        return new RawRow(number, false, List.of(cells));
    }

    static RawRow row(int number, String... texts) {
        List<RawCell> cells = new ArrayList<>();
        for (String text : texts) {
            cells.add(text.isEmpty() ? RawCell.BLANK : text(text));
        }
        return new RawRow(number, false, cells);
    }

    static HeaderRow.Found header(SheetLayout layout) {
        String[] titles =
                layout.fields().stream().map(SheetLayout.Column::title).toArray(String[]::new);
        return (HeaderRow.Found) HeaderRow.find(List.of(row(1, titles)), layout);
    }

    static CollectionRowCheck collections() {
        return new CollectionRowCheck(header(COLLECTIONS), COLLECTIONS, false, TODAY);
    }

    static LoanRowCheck loanBook() {
        return new LoanRowCheck(header(LOAN_BOOK), LOAN_BOOK, false, TODAY);
    }

    /** A good collection with some cells replaced. */
    static RawRow collection(Map<String, RawCell> replaced) {
        return good(
                COLLECTIONS,
                replaced,
                Map.of(
                        "loanAccount", text("LN-1001"),
                        "amount", text("1,234.50"),
                        "mode", text("UPI"),
                        "reference", text("412345678901"),
                        "valueDate", text("05-11-2026")));
    }

    /** The good terms of a loan with some cells replaced. */
    static RawRow terms(Map<String, RawCell> replaced) {
        return good(
                LOAN_BOOK,
                replaced,
                Map.of(
                        "loanAccount", text("LN-1001"),
                        "borrower", text("Asha Rao"),
                        "phone", text("9876543210"),
                        "branch", text("Pune"),
                        "principal", number("120000"),
                        "annualRate", number("18"),
                        "tenure", number("12"),
                        "firstDueDate", text("05-12-2026")));
    }

    /** A good instalment with some cells replaced. */
    static RawRow instalment(Map<String, RawCell> replaced) {
        return good(
                LOAN_BOOK,
                replaced,
                Map.of(
                        "loanAccount", text("LN-1001"),
                        "borrower", text("Asha Rao"),
                        "branch", text("Pune"),
                        "instalment", number("3"),
                        "dueDate", text("05-12-2026"),
                        "principalDue", number("9000"),
                        "interestDue", number("1800.5")));
    }

    private static RawRow good(SheetLayout layout, Map<String, RawCell> replaced, Map<String, RawCell> good) {
        List<RawCell> cells = new ArrayList<>();
        for (SheetLayout.Column column : layout.fields()) {
            RawCell usual = good.getOrDefault(column.field(), RawCell.BLANK);
            cells.add(replaced.getOrDefault(column.field(), usual));
        }
        return new RawRow(ROW, false, cells);
    }

    static <L> L accepted(Judged<L> judged) {
        return switch (judged) {
            case Judged.Accepted<L> accepted -> accepted.line();
            case Judged.Rejected<L> rejected -> throw new AssertionError("rejected: " + rejected.reasons());
        };
    }

    static <L> Judged.Rejected<L> rejected(Judged<L> judged) {
        return switch (judged) {
            case Judged.Accepted<L> accepted -> throw new AssertionError("accepted: " + accepted.line());
            case Judged.Rejected<L> rejected -> rejected;
        };
    }

    static <L> List<String> codes(Judged<L> judged) {
        return rejected(judged).reasons().stream().map(Reason::code).toList();
    }
}
