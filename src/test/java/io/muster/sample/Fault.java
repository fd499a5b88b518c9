package io.muster.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** The ways in which a row of the sample is wrong, what must come of each, and whether its money can still be read. */
enum Fault {
    BAD_GROUPING("amount grouped neither the Indian nor the Western way", Verdict.REJECTED, false),
    THREE_DECIMALS("amount with three decimals", Verdict.REJECTED, false),
    NEGATIVE("negative amount", Verdict.REJECTED, false),
    EMPTY_AMOUNT("no amount", Verdict.REJECTED, false),
    AMOUNT_IN_WORDS("amount that is no number", Verdict.REJECTED, false),
    FUTURE_DATE("value date in the future", Verdict.REJECTED, true),
    IMPOSSIBLE_DATE("value date that is in no calendar", Verdict.REJECTED, true),
    DESTROYED_REFERENCE("16-digit reference in a numeric cell", Verdict.REJECTED, true),
    SHORT_UPI_REFERENCE("UPI reference of 11 digits", Verdict.REJECTED, true),
    UNKNOWN_MODE("mode that nobody knows", Verdict.REJECTED, true),
    NO_LOAN("no loan account", Verdict.REJECTED, true),
    UNKNOWN_LOAN("loan account that is in no book", Verdict.REFUSED, true),
    REPEATED("the same row a second time", Verdict.ALREADY_POSTED, true),
    KEY_REUSED("the same payment claimed for another loan", Verdict.REFUSED, true);

    final String words;
    final Verdict verdict;
    final boolean amountCanBeRead;

    Fault(String words, Verdict verdict, boolean amountCanBeRead) {
        this.words = words;
        this.verdict = verdict;
        this.amountCanBeRead = amountCanBeRead;
    }

    /** Stable, for programs. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the row takes up the money of an earlier one. */
    boolean echoes() {
        return this == REPEATED || this == KEY_REUSED;
    }

    /** Makes well-dressed cells wrong in this way; faults of the books leave them as they are. */
    void spoil(List<Cell> cells, Line line, int row, LocalDate today) {
        switch (this) {
            case BAD_GROUPING -> cells.set(Dress.AMOUNT, new Cell.Text(misgrouped(line.amountPaise())));
            case THREE_DECIMALS -> cells.set(Dress.AMOUNT, threeDecimals(line.amountPaise(), row));
            case NEGATIVE -> cells.set(Dress.AMOUNT, negative(line.amountPaise(), row));
            case EMPTY_AMOUNT -> cells.set(Dress.AMOUNT, Cell.EMPTY);
            case AMOUNT_IN_WORDS -> cells.set(Dress.AMOUNT, new Cell.Text("five thousand"));
            case FUTURE_DATE -> cells.set(Dress.VALUE_DATE, new Cell.Date(today.plusDays(20 + row % 300)));
            case IMPOSSIBLE_DATE -> cells.set(Dress.VALUE_DATE, new Cell.Text(IMPOSSIBLE[row % IMPOSSIBLE.length]));
            case DESTROYED_REFERENCE -> {
                cells.set(Dress.MODE, new Cell.Text(Mode.NEFT.title));
                cells.set(Dress.REFERENCE, new Cell.Numeric(BigDecimal.valueOf(4_012_888_888_881_000L + row * 10L)));
            }
            case SHORT_UPI_REFERENCE -> {
                cells.set(Dress.MODE, new Cell.Text(Mode.UPI.title));
                cells.set(Dress.REFERENCE, new Cell.Text(LoanBook.digits(row, 11)));
            }
            case UNKNOWN_MODE -> cells.set(Dress.MODE, new Cell.Text("Barter"));
            case NO_LOAN -> cells.set(Dress.LOAN, Cell.EMPTY);
            case UNKNOWN_LOAN, REPEATED, KEY_REUSED -> {}
        }
    }

    private static final String[] IMPOSSIBLE = {"31-02-2026", "45/11/2026", "05-11-20225", "00-00-0000", "soon"};

    /** A comma after the first digit, and the others where neither custom puts them. */
    private static String misgrouped(long paise) {
        String rupees = LoanBook.digits(paise / 100, 6);
        return "1," + rupees.charAt(0) + "," + rupees.substring(1) + ".00";
    }

    private static Cell threeDecimals(long paise, int row) {
        BigDecimal amount = BigDecimal.valueOf(paise * 10 + 1 + row % 9, 3);
        return row % 2 == 0 ? new Cell.Numeric(amount) : new Cell.Text(amount.toPlainString());
    }

    private static Cell negative(long paise, int row) {
        return switch (row % 3) {
            case 0 -> new Cell.Numeric(BigDecimal.valueOf(-paise, 2));
            case 1 -> new Cell.Text("-" + Rupees.lakhs(paise));
            default -> new Cell.Text("(" + Rupees.lakhs(paise) + ")");
        };
    }
}
