package io.muster.sample;

import io.muster.tenant.Language;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;

/** A lender's loan book as a sheet of accounts with the terms that make their schedules. */
record LoanBookSheet(LoanBook book, boolean shared) {
    private static final List<String> HEADER = List.of(
            "Loan Account No",
            "Borrower",
            "Phone",
            "E-mail",
            "Language",
            "Branch",
            "Product",
            "Principal",
            "Annual Rate %",
            "Tenure (months)",
            "First Due Date");

    void write(OutputStream out) throws IOException {
        try (var sheet = new Sheet(out, "Loan book", shared)) {
            sheet.append(HEADER.stream().map(LoanBookSheet::text).toList());
            for (int place = 0; place < book.accounts(); place++) {
                sheet.append(cells(place, book.loan(place)));
            }
        }
    }

    private List<Cell> cells(int place, Loan loan) {
        return List.of(
                text(loan.number()),
                text(loan.borrower()),
                text(loan.phone()),
                book.email(place, loan).map(LoanBookSheet::text).orElse(Cell.EMPTY),
                book.language(place).map(LoanBookSheet::language).orElse(Cell.EMPTY),
                text(loan.branch()),
                text(loan.product()),
                new Cell.Numeric(BigDecimal.valueOf(loan.principalPaise() / 100)),
                new Cell.Numeric(BigDecimal.valueOf(loan.annualRateBps(), 2)),
                new Cell.Numeric(BigDecimal.valueOf(loan.tenureMonths())),
                new Cell.Date(loan.firstDueDate()));
    }

    private static Cell language(Language language) {
        return switch (language) {
            case ENGLISH -> text("English");
            case HINDI -> text("Hindi");
        };
    }

    private static Cell text(String text) {
        return new Cell.Text(text);
    }
}
