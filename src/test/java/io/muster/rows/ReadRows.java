package io.muster.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** What tests do with a workbook: read all of its first sheet. */
final class ReadRows {
    private ReadRows() {}

    /** Rows as they came, and why they stopped coming before the end, if they did. */
    record Outcome(List<RawRow> rows, List<UnreadableWorkbook> refusal) {}

    static List<RawRow> all(OpenWorkbook workbook) {
        return workbook.rows(workbook.sheets().getFirst())
                .collect()
                .asList()
                .await()
                .indefinitely();
    }

    /** All rows of the file's first sheet. */
    static List<RawRow> all(Path file) {
        return all(file, RowReader.SCANNER);
    }

    static List<RawRow> all(Path file, RowReader reader) {
        try (OpenWorkbook workbook = Workbooks.open(file, WorkbookLimits.DEFAULT, reader)) {
            return all(workbook);
        }
    }

    /** Reads as far as it goes. */
    static Outcome outcome(Path file) {
        try (OpenWorkbook workbook = Workbooks.open(file, WorkbookLimits.DEFAULT)) {
            AssertSubscriber<RawRow> rows = workbook.rows(workbook.sheets().getFirst())
                    .subscribe()
                    .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
            if (rows.getFailure() == null) {
                return new Outcome(rows.assertCompleted().getItems(), List.of());
            }
            assertThat(rows.getFailure()).isInstanceOf(UnreadableWorkbook.class);
            return new Outcome(rows.getItems(), List.of((UnreadableWorkbook) rows.getFailure()));
        }
    }

    /** The texts of each row's cells. */
    static List<List<String>> texts(List<RawRow> rows) {
        return rows.stream().map(ReadRows::texts).toList();
    }

    private static List<String> texts(RawRow row) {
        return row.cells().stream().map(RawCell::text).toList();
    }

    /** A workbook of so many rows that do not compress to nothing. */
    static HostileWorkbook workbookOf(int rows) {
        Random random = new Random(rows);
        StringBuilder sheet = new StringBuilder();
        for (int row = 1; row <= rows; row++) {
            sheet.append(HostileWorkbook.row(row, "LN" + random.nextInt(1 << 30), "UTR" + random.nextLong()));
        }
        return HostileWorkbook.ofRows(sheet.toString());
    }
}
