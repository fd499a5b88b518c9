package io.muster.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.rows.OpenWorkbook;
import io.muster.rows.RawRow;
import io.muster.rows.SheetInfo;
import io.muster.rows.WorkbookLimits;
import io.muster.rows.Workbooks;
import io.muster.sample.Sample;
import io.muster.tenant.SheetLayout;
import io.muster.tenant.SheetLayouts;
import io.muster.tenant.WorkbookKind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample's generator and this room, which share no code, say the same of each row. */
class SampleWorkbookTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Kolkata"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"shared", "inline"})
    void whatTheGeneratorCallsRejectedIsRejectedAndNothingElse(String strings) throws IOException {
        // Given
        Path file = folder.resolve(strings + ".xlsx");
        sample("--rows", "4000", "--bad", "15%", "--seed", "20261122", "--strings", strings, "--out", file.toString());
        JsonNode expected = new ObjectMapper().readTree(Files.readString(Path.of(file + ".expected.json")));

        // When
        List<Judged<CollectionLine>> judged = judge(
                file,
                WorkbookKind.COLLECTIONS,
                (header, layout) -> new CollectionRowCheck(header, layout, false, TODAY));

        // Then
        long rejected = 0;
        long rejectedPaise = 0;
        long acceptedPaise = 0;
        for (Judged<CollectionLine> row : judged) {
            switch (row) {
                case Judged.Accepted<CollectionLine> accepted ->
                    acceptedPaise += accepted.line().amountPaise();
                case Judged.Rejected<CollectionLine> wrong -> {
                    rejected++;
                    rejectedPaise += wrong.amountPaise();
                    assertThat(wrong.reasons()).as("row %d", wrong.rowNumber()).hasSize(1);
                }
            }
        }
        assertThat(judged).hasSize(4_000);
        assertThat(rejected).isEqualTo(expected.at("/rejected/rows").asLong());
        assertThat(rejectedPaise).isEqualTo(expected.at("/rejected/paise").asLong());
        assertThat(acceptedPaise)
                .isEqualTo(expected.at("/posted/paise").asLong()
                        + expected.at("/alreadyPosted/paise").asLong()
                        + expected.at("/refused/paise").asLong());
    }

    @Test
    void everyLoanOfASampleBookIsAccepted() throws IOException {
        Path file = folder.resolve("book.xlsx");
        Sample.loanBook("kaveri", 1_000, file);

        List<Judged<LoanLine>> judged =
                judge(file, WorkbookKind.LOAN_BOOK, (header, layout) -> new LoanRowCheck(header, layout, false, TODAY));

        assertThat(judged).hasSize(1_000).allSatisfy(row -> assertThat(row).isInstanceOf(Judged.Accepted.class));
    }

    private static <L> List<Judged<L>> judge(
            Path file, WorkbookKind kind, BiFunction<HeaderRow.Found, SheetLayout, RowCheck<L>> checks) {
        SheetLayout layout = SheetLayouts.shipped(kind);
        try (OpenWorkbook workbook = Workbooks.open(file, WorkbookLimits.DEFAULT)) {
            SheetInfo sheet = workbook.sheets().getFirst();
            List<RawRow> head = workbook.head(sheet, HeaderRow.ROW_NUMBER_MAX);
            var header = (HeaderRow.Found) new HeaderSearch(layout).find(head);
            RowCheck<L> check = checks.apply(header, layout);
            return workbook.rows(sheet)
                    .filter(row -> row.number() > header.rowNumber())
                    .map(check::check)
                    .collect()
                    .asList()
                    .await()
                    .indefinitely();
        }
    }

    private static void sample(String... words) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        assertThat(Sample.run(List.of(words), nowhere, nowhere)).isZero();
    }
}
