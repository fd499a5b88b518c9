package io.muster.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTest {
    private static final LoanBook BOOK = new LoanBook("kaveri", 500, LocalDate.of(2026, 11, 22));

    @Test
    void theStatedShareOfRowsIsWrongToTheRow() throws IOException {
        // When
        Outcome outcome = new Collections(BOOK, 10_000, 2_500, false, 7).write(OutputStream.nullOutputStream());

        // Then
        assertThat(outcome.rows(Verdict.POSTED)).isEqualTo(9_750);
        assertThat(outcome.rows(Verdict.ALREADY_POSTED)
                        + outcome.rows(Verdict.REFUSED)
                        + outcome.rows(Verdict.REJECTED))
                .isEqualTo(250);
    }

    @Test
    void theSameSeedOnTheSameDayGivesTheSameOutcome() throws IOException {
        Outcome first = new Collections(BOOK, 1_000, 2_000, false, 7).write(OutputStream.nullOutputStream());
        Outcome again = new Collections(BOOK, 1_000, 2_000, true, 7).write(OutputStream.nullOutputStream());

        assertThat(again.paise(Verdict.POSTED)).isEqualTo(first.paise(Verdict.POSTED));
    }

    @Test
    void aLoanIsTheSameWhoeverAsksAndInBooksOfAnySize() {
        var larger = new LoanBook("kaveri", 9_000, BOOK.asOf());

        assertThat(larger.loan(499)).isEqualTo(BOOK.loan(499));
        assertThat(BOOK.loan(0).number()).matches("KAV-[A-Z]{2,4}-0000001");
        assertThat(new LoanBook("tungabhadra", 500, BOOK.asOf()).loan(0).borrower())
                .isNotEqualTo(BOOK.loan(0).borrower());
    }

    @Test
    void noTwoRowsOfASheetShareAReference() {
        var references = new References(11);
        var seen = new HashSet<String>();
        for (int row = 1; row <= 200_000; row++) {
            assertThat(seen.add(references.of(Mode.UPI, row, "KAV-BLR-0000001")))
                    .isTrue();
        }
    }

    @Test
    void rupeesAreGroupedTheIndianWay() {
        assertThat(Rupees.lakhs(1_23_45_678_90L)).isEqualTo("1,23,45,678.90");
        assertThat(Rupees.lakhs(5)).isEqualTo("0.05");
        assertThat(Rupees.millions(1_23_45_678_90L)).isEqualTo("12,345,678.90");
        assertThat(Rupees.count(1_00_000)).isEqualTo("1,00,000");
    }

    @Test
    void theCommandWritesTheWorkbookAndWhatMustBecomeOfIt(@TempDir Path folder) throws IOException {
        // Given
        Path file = folder.resolve("sheet.xlsx");
        var out = new ByteArrayOutputStream();

        // When
        int status = run(out, "--rows", "300", "--bad=10%", "--out", file.toString());

        // Then
        assertThat(status).isZero();
        assertThat(Files.size(file)).isPositive();
        assertThat(Files.readString(folder.resolve("sheet.xlsx.expected.json"))).contains("\"alreadyPosted\"");
        assertThat(out.toString(UTF_8)).contains("270").contains("already posted");
    }

    @Test
    void aWrongCallIsAnsweredWithASentenceAndTheUsage() {
        assertThat(complaint("--rwos", "5"))
                .contains("there is no option --rwos")
                .contains("usage:");
        assertThat(complaint("--rows", "many")).contains("--rows is a whole number from 1 to 1048000, not 'many'");
        assertThat(complaint("--rows")).contains("--rows needs a value");
        assertThat(complaint("--bad", "two")).contains("a share such as 2%");
        assertThat(complaint("--strings", "both")).contains("shared or inline");
        assertThat(complaint("--kind", "loan-book", "--bad", "2%")).contains("a loan book has --accounts");
    }

    private static String complaint(String... words) {
        var err = new ByteArrayOutputStream();
        int status = Sample.run(
                List.of(words), new PrintStream(OutputStream.nullOutputStream()), new PrintStream(err, true, UTF_8));
        assertThat(status).isEqualTo(2);
        return err.toString(UTF_8);
    }

    private static int run(ByteArrayOutputStream out, String... words) {
        return Sample.run(List.of(words), new PrintStream(out, true, UTF_8), new PrintStream(out, true, UTF_8));
    }

    @Test
    void rowsComeInTheOrderAskedForAndAsWideAsAskedFor(@TempDir Path folder) throws IOException {
        // Given
        Path sorted = folder.resolve("sorted.xlsx");
        Path hot = folder.resolve("hot.xlsx");

        // When
        write(sorted, "--order", "sorted", "--columns", "60", "--rows", "300", "--accounts", "300", "--bad", "0%");
        write(hot, "--order", "hot", "--rows", "2000", "--accounts", "100000", "--bad", "0%");

        // Then
        assertThat(sheet(sorted)).contains("r=\"BH4\"", "Remark 60").doesNotContain("r=\"BI4\"");
        assertThat(places(sorted)).hasSize(300).isSorted().doesNotHaveDuplicates();
        assertThat(places(hot).stream().filter(place -> place <= 200).count()).isBetween(850L, 1_150L);
    }

    private static void write(Path file, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--strings", "inline", "--seed", "7", "--out", file.toString()));
        var out = new ByteArrayOutputStream();
        int status = run(out, all.toArray(String[]::new));
        assertThat(status).as(out.toString(UTF_8)).isZero();
    }

    /** The loans of the rows by their number within the book, in the sheet's order. */
    private static List<Integer> places(Path file) throws IOException {
        return Pattern.compile("(?i)KAV-[A-Z]+-(\\d{7})")
                .matcher(sheet(file))
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .toList();
    }

    private static String sheet(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            return new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(), UTF_8);
        }
    }
}
