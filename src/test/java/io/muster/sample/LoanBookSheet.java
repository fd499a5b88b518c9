package io.muster.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

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

    private static List<Cell> cells(int place, Loan loan) {
        return List.of(
                text(loan.number()),
                text(loan.borrower()),
                text(loan.phone()),
                place % 3 == 0 ? text(email(place, loan)) : Cell.EMPTY,
                language(place),
                text(loan.branch()),
                text(loan.product()),
                new Cell.Numeric(BigDecimal.valueOf(loan.principalPaise() / 100)),
                new Cell.Numeric(BigDecimal.valueOf(loan.annualRateBps(), 2)),
                new Cell.Numeric(BigDecimal.valueOf(loan.tenureMonths())),
                new Cell.Date(loan.firstDueDate()));
    }

    /** Under a domain that can never be anybody's. */
    private static String email(int place, Loan loan) {
        return loan.borrower().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", ".") + "." + place + "@mail.example";
    }

    /** Some borrowers have said how they want to be written to. */
    private static Cell language(int place) {
        return switch (place % 6) {
            case 0 -> text("Hindi");
            case 3 -> text("English");
            default -> Cell.EMPTY;
        };
    }

    private static Cell text(String text) {
        return new Cell.Text(text);
    }
}
