package io.muster.sample;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Dresses a line as people and programs write it: the meaning stays, the cells differ. */
record Dress(SplittableRandom random) {
    static final List<String> HEADER =
            List.of("Loan Account No", "Amount", "Mode", "Reference No", "Value Date", "Payer", "Agent");
    static final int LOAN = 0;
    static final int AMOUNT = 1;
    static final int MODE = 2;
    static final int REFERENCE = 3;
    static final int VALUE_DATE = 4;

    private static final DateTimeFormatter HYPHENS = DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter SLASHES = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH_NAME = DateTimeFormatter.ofPattern("dd-MMM-uu", Locale.ENGLISH);

    /** The cells of a line, by column of {@link #HEADER}, and then remarks of many kinds; the list may be changed. */
    List<Cell> cells(Line line, int columns) {
        var cells = new ArrayList<Cell>(columns);
        cells.add(loan(line.loan()));
        cells.add(amount(line.amountPaise()));
        cells.add(mode(line.mode()));
        cells.add(reference(line));
        cells.add(date(line.valueDate()));
        cells.add(new Cell.Text(line.payer()));
        cells.add(line.agent().isEmpty() ? Cell.EMPTY : new Cell.Text(line.agent()));
        while (cells.size() < columns) {
            cells.add(remark(cells.size(), line));
        }
        return cells;
    }

    private Cell remark(int column, Line line) {
        return switch (column % 4) {
            case 0 -> new Cell.Text("Batch " + random.nextInt(1_000));
            case 1 -> new Cell.Numeric(BigDecimal.valueOf(random.nextInt(10_000_000), 2));
            case 2 -> Cell.EMPTY;
            default -> new Cell.Text(line.payer());
        };
    }

    private Cell loan(String number) {
        return new Cell.Text(
                switch (random.nextInt(40)) {
                    case 0 -> number.toLowerCase(Locale.ROOT);
                    case 1 -> number + " ";
                    default -> number;
                });
    }

    private Cell amount(long paise) {
        int thrown = random.nextInt(100);
        if (thrown < 60) {
            return new Cell.Numeric(plain(BigDecimal.valueOf(paise, 2)));
        }
        if (thrown < 65) {
            return new Cell.Numeric(asExcelKeepsIt(paise));
        }
        boolean wholeRupees = paise % 100 == 0;
        return new Cell.Text(
                switch (thrown % 7) {
                    case 0 -> Rupees.plain(paise);
                    case 1 -> "₹ " + Rupees.lakhs(paise);
                    case 2 -> wholeRupees ? "Rs. " + paise / 100 + "/-" : "Rs. " + Rupees.lakhs(paise);
                    case 3 -> Rupees.lakhs(paise) + "\u00a0";
                    case 4 -> devanagari(Rupees.lakhs(paise));
                    case 5 -> Rupees.millions(paise);
                    default -> Rupees.lakhs(paise);
                });
    }

    /** Programs store the 17 digits of the nearest binary fraction: 4.6 becomes 4.5999999999999996. */
    private static BigDecimal asExcelKeepsIt(long paise) {
        double stored = BigDecimal.valueOf(paise, 2).doubleValue();
        return plain(new BigDecimal(stored).round(new MathContext(17)));
    }

    /** Without zeros at the end, and without the power of ten that stripping them may bring. */
    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static String devanagari(String text) {
        var dressed = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            dressed.append(c >= '0' && c <= '9' ? (char) (c - '0' + '०') : c);
        }
        return dressed.toString();
    }

    private Cell mode(Mode mode) {
        return new Cell.Text(
                switch (random.nextInt(10)) {
                    case 0 -> mode.title.toLowerCase(Locale.ROOT);
                    case 1 -> mode.title.toUpperCase(Locale.ROOT);
                    default -> mode.title;
                });
    }

    /** Twelve digits survive in a numeric cell, and many sheets have them so. */
    private Cell reference(Line line) {
        boolean rrn = line.mode() == Mode.UPI || line.mode() == Mode.IMPS;
        return rrn && random.nextInt(4) == 0
                ? new Cell.Numeric(new BigDecimal(line.reference()))
                : new Cell.Text(line.reference());
    }

    private Cell date(LocalDate date) {
        return switch (random.nextInt(10)) {
            case 0 -> new Cell.Text(HYPHENS.format(date));
            case 1 -> new Cell.Text(SLASHES.format(date));
            case 2 -> new Cell.Text(MONTH_NAME.format(date));
            case 3 -> new Cell.Text(date.toString());
            default -> new Cell.Date(date);
        };
    }
}
