package io.muster.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.local.ControlDatabase;
import io.muster.local.LocalStackResource;
import io.muster.local.SharedStack;
import io.muster.tenant.FeedbackWeeks;
import io.muster.web.Lenders;
import io.muster.web.People;
import io.muster.web.Sheets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code feedback} over two lenders' counts and books. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class TopTenIT {
    private static final LocalDate TODAY = LocalDate.now(FeedbackWeeks.INDIA);

    @TempDir
    Path folder;

    private record Ran(int status, String out, String err) {}

    @BeforeEach
    void count() throws SQLException {
        Lenders.provision();
        clear();
        add("kaveri", TODAY, "phone-form", "grid", "en", 9000);
        add("sutlej", TODAY.minusDays(6), "phone-form", "rows", "hi", 400);
        add("kaveri", TODAY.minusDays(7), "phone-form", "rows", "hi", 7);
        add("sutlej", TODAY, "rate-form", "grid", "hi", 8000);
    }

    @AfterEach
    void clear() throws SQLException {
        var _ = ControlDatabase.change("delete from feedback where code in ('phone-form', 'rate-form')");
    }

    @Test
    void allLendersAreSummedAndTheMostOftenSaidIsFirst() throws Exception {
        Ran ran = run(Map.of());

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("%s to %s, all lenders".formatted(TODAY.minusDays(6), TODAY))
                .containsPattern(" 1  phone-form +9400 +7 .*grid 9000, rows 400; en 9000, hi 400\n")
                .containsPattern(" 2  rate-form +8000 +0 ");
    }

    @Test
    void moreWeeksAndOneLenderCanBeAskedFor() throws Exception {
        Ran ran = run(Map.of(), "--weeks", "2", "--tenant", "kaveri");

        assertThat(ran.out()).containsPattern(" 1  phone-form +9007 +0 ").doesNotContain("rate-form");
    }

    @Test
    void aShareIsOfTheRowsThatWereGivenTheReason() throws Exception {
        add("kaveri", TODAY, "unknown-mode", "grid", "en", 7000);
        String loan = Sheets.addLoan(People.MAKER, "Asha Rao", "9876501234");
        var _ = Sheets.collect(
                People.MAKER,
                List.of(List.of(loan, "500.00", "COWRIES", Sheets.reference(), Sheets.today(), "Asha Rao")));

        Ran ran = run(Map.of());
        var _ = ControlDatabase.change("delete from feedback where code = 'unknown-mode' and times >= 7000");

        assertThat(ran.out()).containsPattern("unknown-mode +\\d+ +\\d+ +\\d+ +\\d+\\.\\d% ");
    }

    @Test
    void aWrongCallAndADatabaseThatIsAwayHaveStatusesOfTheirOwn() throws Exception {
        assertThat(run(Map.of(), "--weeks", "53").status()).isEqualTo(2);
        assertThat(run(Map.of(), "--weeks", "x").err()).contains("--weeks is a number from 1 to 52");
        assertThat(run(Map.of(), "--tenant", "nobody").status()).isEqualTo(2);
        assertThat(run(Map.of(), "--help").out()).contains("usage: muster feedback");
        Ran away = run(Map.of("quarkus.datasource.jdbc.url", "jdbc:postgresql://localhost:1/none"));
        assertThat(away.status()).isEqualTo(3);
        assertThat(away.err()).contains("the control database cannot be looked at");
        Ran noBooks = run(Map.of("muster.tenant-db.secret", "another secret of thirty-two characters"));
        assertThat(noBooks.status()).isEqualTo(3);
        assertThat(noBooks.out()).contains("phone-form");
        assertThat(noBooks.err()).contains("the rows of kaveri are not in the shares");
    }

    private static void add(String tenant, LocalDate day, String code, String page, String language, int times)
            throws SQLException {
        assertThat(ControlDatabase.change(
                        "insert into feedback (day, tenant_id, code, page, language, times) values ('%s', '%s', '%s', '%s', '%s', %d)"
                                .formatted(day, tenant, code, page, language, times)))
                .isEqualTo(1);
    }

    private Ran run(Map<String, String> more, String... words) throws IOException {
        Map<String, String> settings = new HashMap<>(SharedStack.settings());
        settings.putAll(more);
        Path file = folder.resolve("feedback.properties");
        Properties properties = new Properties();
        properties.putAll(settings);
        try (var out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        List<String> asked = new ArrayList<>(List.of(words));
        asked.addAll(List.of("--settings", file.toString()));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status = TopTen.run(
                asked,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
