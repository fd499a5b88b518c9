package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.loan.LoanAccountNumber;
import io.muster.loan.Shares;
import io.muster.posting.ListPlace;
import io.muster.posting.Payment;
import io.muster.posting.PaymentFilter;
import io.muster.posting.ReceiptNumber;
import io.muster.posting.Waterfall;
import io.muster.validation.PaymentMode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaymentsWorkbookTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 5);
    private static final UUID UPLOAD = UUID.fromString("0198a1b2-0000-7000-8000-00000000002a");
    private static final PaymentFilter FILTER = new PaymentFilter(DAY, DAY, null, null, null, null);

    @Test
    void theLastRowCountsAndSumsAllPages() throws IOException {
        List<Payment> sheets = IntStream.rangeClosed(1, 1_201)
                .mapToObj(row -> payment(row, 12_345_67, "UTR" + row))
                .toList();

        XSSFSheet sheet = write(sheets, List.of(payment(null, 1, null)));

        assertThat(sheet.getLastRowNum()).isEqualTo(2 + 1_202 + 1);
        var last = sheet.getRow(sheet.getLastRowNum());
        assertThat(last.getCell(0).getStringCellValue()).isEqualTo("Sum of 1202 payments");
        assertThat(Math.round(last.getCell(4).getNumericCellValue() * 100)).isEqualTo(1_201 * 12_345_67L + 1);
    }

    @Test
    void textIsNeverAFormulaAndAReferenceNeverANumber() throws IOException {
        var row = write(
                        List.of(payment(2, 100, "=HYPERLINK(\"http://x\")"), payment(1, 100, "000123456789")),
                        List.of())
                .getRow(3);

        assertThat(row.getCell(6).getCellType()).isEqualTo(CellType.STRING);
        assertThat(row.getCell(6).getStringCellValue()).startsWith("'=");
        assertThat(row.getSheet().getRow(4).getCell(6).getStringCellValue()).isEqualTo("000123456789");
    }

    @Test
    void amountsAreNumbersWithIndianGrouping() throws IOException {
        var sheet = write(List.of(payment(1, 1_23_45_678_90L, "R")), List.of());

        assertThat(sheet.getRow(3).getCell(4).getNumericCellValue()).isEqualTo(12_345_678.90);
        assertThat(new DataFormatter().formatCellValue(sheet.getRow(3).getCell(4)))
                .isEqualTo("1,23,45,678.90");
    }

    private static XSSFSheet write(List<Payment> sheets, List<Payment> single) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int rows = new PaymentsWorkbook(FILTER)
                .write(out, Stream.of(after -> page(sheets, after), after -> page(single, after)));
        assertThat(rows).isEqualTo(sheets.size() + single.size());
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            return workbook.getSheetAt(0);
        }
    }

    private static List<Payment> page(List<Payment> all, @Nullable ListPlace after) {
        int from = after == null
                ? 0
                : 1
                        + IntStream.range(0, all.size())
                                .filter(i -> ListPlace.behind(all.get(i)).equals(after))
                                .findFirst()
                                .orElseThrow();
        return all.subList(from, Math.min(all.size(), from + 500));
    }

    private static Payment payment(@Nullable Integer row, long paise, @Nullable String reference) {
        return new Payment(
                new UUID(1, row == null ? 0 : row),
                1,
                new LoanAccountNumber("L1"),
                1,
                paise,
                PaymentMode.UPI,
                reference,
                DAY,
                DAY,
                "@payer",
                "AG-1",
                Instant.EPOCH,
                "kaveri-maker",
                row == null ? null : UPLOAD,
                row,
                new ReceiptNumber("MUM/26/00000001"),
                Waterfall.values()[0],
                new Shares(0, 0, 0, paise),
                0,
                Shares.NONE,
                0);
    }
}
