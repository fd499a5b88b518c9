package io.muster.torture.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.sample.Sample;
import io.muster.torture.workbook.Workbooks;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle's reading of a sheet against what its writer says of it. */
class CollectionSheetTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Kolkata"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "1,shared,20%",
        "2,inline,20%",
        "3,shared,0%",
        "4,inline,0.5%",
        "5,shared,7%",
        "6,inline,13%",
        "7,shared,19%",
        "8,inline,20%",
        "9,shared,20%",
        "10,inline,20%",
        "11,shared,20%",
        "12,inline,20%"
    })
    void itReadsWhatTheGeneratorMeant(String seed, String strings, String bad) throws IOException {
        Path file = sample(seed, strings, bad);

        Map<String, long[]> seen = verdicts(claims(file));

        JsonNode right = new ObjectMapper()
                .readTree(file.resolveSibling(file.getFileName() + ".expected.json")
                        .toFile());
        for (String verdict : List.of("posted", "alreadyPosted", "refused", "rejected")) {
            long[] tally = seen.getOrDefault(verdict, new long[2]);
            assertThat(tally[0])
                    .as(verdict)
                    .isEqualTo(right.at("/" + verdict + "/rows").longValue());
            assertThat(tally[1])
                    .as(verdict)
                    .isEqualTo(right.at("/" + verdict + "/paise").longValue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"shared", "inline"})
    void aShuffledCopyHasTheSameRowsUnderOtherNumbers(String strings) throws IOException {
        Path file = sample("77", strings, "10%");
        Path copy = folder.resolve("shuffled.xlsx");
        Workbooks.shuffledCopy(file, copy, 5);

        List<Claim> before = claims(file);
        List<Claim> after = claims(copy);

        assertThat(after)
                .extracting(Claim::row)
                .isEqualTo(before.stream().map(Claim::row).toList());
        assertThat(after).isNotEqualTo(before);
        assertThat(bare(after)).containsExactlyInAnyOrderElementsOf(bare(before));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shared", "inline"})
    void aBrokenCopyHasTheFirstHalfAndBreaksAtTheNextRow(String strings) throws IOException {
        Path file = sample("78", strings, "10%");
        Path copy = folder.resolve("broken.xlsx");
        Workbooks.brokenHalfWay(file, copy);

        List<Claim> before = claims(file);
        try (var sheet = new CollectionSheet(copy, TODAY)) {
            List<Claim> after = read(sheet);

            assertThat(after).isEqualTo(before.subList(0, before.size() / 2));
            assertThat(sheet.brokeAtRow()).isEqualTo(before.get(after.size()).row());
        }
    }

    @Test
    void anOverlappingSheetHasHalfOfOneAndAllOfTheOther() throws IOException {
        Path first = sample("79", "shared", "0%");
        Path second = sample("80", "inline", "0%");
        Path mixed = folder.resolve("mixed.xlsx");
        Workbooks.overlapping(first, second, mixed, 9);

        List<Claim> all = claims(mixed);

        assertThat(all).hasSize(claims(first).size() / 2 + claims(second).size());
        assertThat(all).allMatch(Claim.Good.class::isInstance);
        assertThat(all).anyMatch(claim -> claim instanceof Claim.Good good && good.reference() == null);
        List<Object> whole = bare(claims(first));
        assertThat(bare(all)).filteredOn(whole::contains).hasSizeBetween(500 / 3, 500);
    }

    private Path sample(String seed, String strings, String bad) {
        Path file = folder.resolve(seed + ".xlsx");
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        List<String> words = List.of(
                "--rows",
                "1000",
                "--accounts",
                "300",
                "--seed",
                seed,
                "--strings",
                strings,
                "--bad",
                bad,
                "--out",
                file.toString());
        assertThat(Sample.run(words, silent, System.err)).isZero();
        return file;
    }

    private static List<Claim> claims(Path file) throws IOException {
        try (var sheet = new CollectionSheet(file, TODAY)) {
            return read(sheet);
        }
    }

    private static List<Claim> read(CollectionSheet sheet) {
        List<Claim> claims = new ArrayList<>();
        for (Claim claim = sheet.next(); claim != null; claim = sheet.next()) {
            claims.add(claim);
        }
        return claims;
    }

    /** Without row numbers. */
    private static List<Object> bare(List<Claim> claims) {
        return claims.stream()
                .map(claim -> switch (claim) {
                    case Claim.Good good ->
                        (Object) List.of(
                                good.loan(), good.paise(), good.mode(), "" + good.reference(), good.valueDate());
                    case Claim.Bad bad -> (Object) List.of(bad.paise(), bad.why());
                })
                .toList();
    }

    /** Rows and paise, were the rows posted one after the other into empty books. */
    private static Map<String, long[]> verdicts(List<Claim> claims) {
        Map<Object, String> posted = new HashMap<>();
        Map<String, long[]> verdicts = new HashMap<>();
        for (Claim claim : claims) {
            long[] tally = verdicts.computeIfAbsent(verdict(claim, posted), _ -> new long[2]);
            tally[0]++;
            tally[1] += claim.paise();
        }
        return verdicts;
    }

    private static String verdict(Claim claim, Map<Object, String> posted) {
        if (!(claim instanceof Claim.Good good)) {
            return "rejected";
        }
        if (good.loan().compareTo(good.loan().replaceAll("\\d{7}$", "9000000")) >= 0) {
            return "refused";
        }
        String stands = posted.putIfAbsent(Keys.of(good, ""), good.loan());
        return stands == null ? "posted" : stands.equals(good.loan()) ? "alreadyPosted" : "refused";
    }
}
