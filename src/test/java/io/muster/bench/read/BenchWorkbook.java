package io.muster.bench.read;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The workbooks that are measured: a collections sheet, its loans in no order and each reference once.
 *
 * @param rows below the header
 * @param columns at least the ten of a collections sheet; those beyond it are filled as lenders' exports fill them
 * @param strings where the texts are kept
 */
record BenchWorkbook(int rows, int columns, Strings strings) {
    /** Where a workbook keeps its texts. */
    enum Strings {
        INLINE,
        SHARED
    }

    private static final String[] HEADER = {
        "Loan account", "Customer name", "Amount", "Mode", "Reference", "Date", "Branch", "Agent", "EMI", "Remarks"
    };
    private static final String[] MODES = {"UPI", "NEFT", "CASH", "IMPS", "CHEQUE"};
    private static final String[] FIRST = {"Asha", "Ravi", "Sunita", "Imran", "Lakshmi", "Joseph", "Meena", "Arjun"};
    private static final String[] LAST = {"Rao", "Sharma", "Khan", "Patil", "Nair", "Das", "Gowda", "Singh"};
    private static final String[] BRANCHES = {"Pune", "Nashik", "Hubli", "Madurai", "Guntur", "Indore"};
    private static final long DAY_FIRST = 46_204;

    /** What it is, in words. */
    String title() {
        return String.format(
                Locale.ROOT,
                "%,d rows × %d columns, %s strings",
                rows,
                columns,
                strings.name().toLowerCase(Locale.ROOT));
    }

    /** Writes the workbook; the same one for the same numbers. */
    void write(Path file) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(rows * 31L + columns);
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "Muster", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Collections");
            for (int column = 0; column < columns; column++) {
                text(sheet, 0, column, column < HEADER.length ? HEADER[column] : "Column " + column);
            }
            for (int row = 1; row <= rows; row++) {
                write(sheet, row, random);
                if (row % 1_000 == 0 && strings == Strings.INLINE) {
                    sheet.flush();
                }
            }
        }
    }

    private void write(Worksheet sheet, int row, RandomGenerator random) {
        String mode = MODES[random.nextInt(MODES.length)];
        text(sheet, row, 0, "LN%09d".formatted(random.nextInt(200_000) * 4_001L));
        text(sheet, row, 1, of(FIRST, random) + " " + of(LAST, random));
        sheet.value(row, 2, random.nextInt(50_00, 50_000_00) / 100.0);
        text(sheet, row, 3, mode);
        text(sheet, row, 4, reference(mode, row));
        sheet.value(row, 5, DAY_FIRST + random.nextInt(30));
        text(sheet, row, 6, of(BRANCHES, random));
        text(sheet, row, 7, "AG" + random.nextInt(100, 1_000));
        sheet.value(row, 8, random.nextInt(1, 61));
        text(sheet, row, 9, "Collected at " + of(BRANCHES, random));
        for (int column = HEADER.length; column < columns; column++) {
            if (column % 3 == 0) {
                text(sheet, row, column, of(BRANCHES, random) + column);
            } else if (column % 3 == 1) {
                sheet.value(row, column, random.nextInt(1_000_000) / 100.0);
            }
        }
    }

    private static String reference(String mode, int row) {
        return switch (mode) {
            case "UPI", "IMPS" -> "%012d".formatted(400_000_000_000L + row * 7_919L);
            case "NEFT" -> "SBINN52026%012d".formatted(row * 7_919L);
            case "CASH" -> "RCPT%08d".formatted(row);
            default -> "%06d%08d".formatted(row % 1_000_000, row);
        };
    }

    private static String of(String[] texts, RandomGenerator random) {
        return texts[random.nextInt(texts.length)];
    }

    private void text(Worksheet sheet, int row, int column, String text) {
        if (strings == Strings.INLINE) {
            sheet.inlineString(row, column, text);
        } else {
            sheet.value(row, column, text);
        }
    }
}
