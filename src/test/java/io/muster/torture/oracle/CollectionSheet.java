package io.muster.torture.oracle;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The claims of a collections workbook, in the sheet's order. */
final class CollectionSheet implements AutoCloseable {
    private static final Set<String> WITHOUT_REFERENCE = Set.of("CASH", "CHEQUE", "NACH");
    private static final Set<String> MODES =
            Set.of("UPI", "IMPS", "NEFT", "RTGS", "NACH", "CASH", "CHEQUE", "BBPS", "CARD");
    private static final int NUMBER_DIGITS_MAX = 15;
    private static final long CASH_PAISE_MAX = 2_00_000_00L - 1;
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    private final SheetReader reader;
    private final LocalDate lastDay;
    private final Map<String, Integer> columns = new HashMap<>();

    /**
     * Opens it and finds its header.
     *
     * @param lastDay the day in India on which it arrived
     */
    CollectionSheet(Path file, LocalDate lastDay) throws IOException {
        this.reader = new SheetReader(file);
        this.lastDay = lastDay;
        SheetRow row = reader.next();
        while (row != null && !isHeader(row)) {
            row = reader.next();
        }
        if (row != null) {
            row.cells().forEach((column, cell) -> columns.put(cell.text(), column));
        }
    }

    private static boolean isHeader(SheetRow row) {
        return row.cells().values().stream().anyMatch(cell -> cell.text().equals("Loan Account No"));
    }

    /** The next row's; null at the end. */
    @Nullable
    Claim next() {
        SheetRow row = reader.next();
        return row == null ? null : read(row);
    }

    /** The row at which the markup broke; 0 when it did not. */
    int brokeAtRow() {
        return reader.brokeAtRow();
    }

    private Claim read(SheetRow row) {
        SheetRow.Cell amount = cell(row, "Amount");
        long paise = amount == null ? 0 : AmountReading.paise(amount);
        if (paise == 0) {
            return new Claim.Bad(row.number(), 0, "no amount");
        }
        SheetRow.Cell loan = cell(row, "Loan Account No");
        String mode = mode(cell(row, "Mode"));
        LocalDate day = day(cell(row, "Value Date"));
        if (loan == null || mode == null || day == null) {
            return new Claim.Bad(row.number(), paise, "no loan, mode or date");
        }
        if (mode.equals("CASH") && paise > CASH_PAISE_MAX) {
            return new Claim.Bad(row.number(), paise, "too much cash");
        }
        SheetRow.Cell cell = cell(row, "Reference No");
        String reference =
                cell == null ? null : cell.text().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        if (!isReference(cell, reference, mode)) {
            return new Claim.Bad(row.number(), paise, "no reference of its mode");
        }
        String number = loan.text().strip().toUpperCase(Locale.ROOT);
        return new Claim.Good(row.number(), number, paise, mode, reference, day);
    }

    private static boolean isReference(SheetRow.@Nullable Cell cell, @Nullable String reference, String mode) {
        if (cell == null || reference == null) {
            return WITHOUT_REFERENCE.contains(mode);
        }
        if (cell.numeric() && reference.length() > NUMBER_DIGITS_MAX) {
            return false;
        }
        return switch (mode) {
            case "UPI", "IMPS" -> reference.matches("\\d{12}");
            case "RTGS" -> reference.length() == 22;
            default -> !reference.isEmpty();
        };
    }

    private static @Nullable String mode(SheetRow.@Nullable Cell cell) {
        String mode = cell == null ? "" : cell.text().strip().toUpperCase(Locale.ROOT);
        return MODES.contains(mode) ? mode : null;
    }

    private @Nullable LocalDate day(SheetRow.@Nullable Cell cell) {
        LocalDate day = cell == null ? null : DateReading.day(cell);
        return day == null || day.isBefore(FIRST_DAY) || day.isAfter(lastDay) ? null : day;
    }

    private SheetRow.@Nullable Cell cell(SheetRow row, String title) {
        Integer column = columns.get(title);
        return column == null ? null : row.cell(column);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
