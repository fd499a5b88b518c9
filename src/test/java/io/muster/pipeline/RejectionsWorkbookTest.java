package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.posting.RowVerdict;
import io.muster.validation.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class RejectionsWorkbookTest {
    private static final UUID KEY = UUID.fromString("0198a1b2-0000-8000-8000-00000000002a");
    private static final Reason REASON =
            new Reason("B2", "amount", "not-an-amount", "Amount \"x\" is not an amount.", "Write 123.45.");

    @Test
    void hasTheSheetsColumnsAndThenWhatIsWrongHowToMendItAndTheKey() throws IOException {
        List<List<String>> rows = write(List.of("Loan", "Amount"), List.of(rejected(2, List.of("L1", "x"))));

        assertThat(rows)
                .containsExactly(
                        List.of("Loan", "Amount", "What is wrong", "How to mend it", "Muster key"),
                        List.of("L1", "x", "Row 2: Amount \"x\" is not an amount.", "Write 123.45.", KEY.toString()));
    }

    @Test
    void formulasComeAsTextBehindAnApostrophe() throws IOException {
        List<List<String>> rows =
                write(List.of("=Loan", "Amount"), List.of(rejected(2, List.of("=cmd|'/c calc'!A1", "-5"))));

        assertThat(rows.get(0).getFirst()).isEqualTo("'=Loan");
        assertThat(rows.get(1).subList(0, 2)).containsExactly("'=cmd|'/c calc'!A1", "'-5");
    }

    @Test
    void theColumnsOfAnEarlierRejectionsWorkbookAreNotDoubled() throws IOException {
        List<List<String>> rows = write(
                List.of("Loan", "What is wrong", "How to mend it", "Muster key"),
                List.of(rejected(2, List.of("L1", "old", "old", "old"))));

        assertThat(rows.getFirst()).containsExactly("Loan", "What is wrong", "How to mend it", "Muster key");
        assertThat(rows.get(1)).doesNotContain("old").endsWith(KEY.toString());
    }

    @Test
    void goesThroughAllPages() throws IOException {
        List<RowVerdict> all = IntStream.rangeClosed(2, 2_501)
                .mapToObj(row -> rejected(row, List.of("L" + row, "x")))
                .toList();

        List<List<String>> rows = write(List.of("Loan", "Amount"), all);

        assertThat(rows).hasSize(2_501);
        assertThat(rows.getLast().getFirst()).isEqualTo("L2501");
    }

    private static RowVerdict rejected(int row, List<String> cells) {
        return new RowVerdict(row, RowVerdict.Kind.REJECTED, 0, null, KEY, List.of(REASON), cells);
    }

    private static List<List<String>> write(List<String> headers, List<RowVerdict> all) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RejectionsWorkbook(headers).write(out, after -> page(all, after));
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            return read(workbook.getSheetAt(0));
        }
    }

    private static List<RowVerdict> page(List<RowVerdict> all, int after) {
        return all.stream()
                .filter(verdict -> verdict.rowNumber() > after)
                .limit(1_000)
                .toList();
    }

    private static List<List<String>> read(XSSFSheet sheet) {
        List<List<String>> rows = new ArrayList<>();
        sheet.forEach(row -> {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> {
                assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                cells.add(cell.getStringCellValue());
            });
            rows.add(cells);
        });
        return rows;
    }
}
