package io.muster.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.local.LocalStackResource;
import io.muster.pipeline.Figures;
import io.muster.pipeline.Snapshot;
import io.muster.pipeline.TheRoad;
import io.muster.posting.BookFigures;
import io.muster.tenant.TenantId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two lenders' figures are their ledgers', while sheets are posted and afterwards; lists and workbooks say the same. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class FiguresIT {
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final String SUM = "select coalesce(sum(amount_paise), 0) from payment";
    private static final String TODAY = " where business_date = (now() at time zone 'Asia/Kolkata')::date";

    @TempDir
    Path folder;

    @Inject
    Figures figures;

    private TheRoad kaveri;
    private TheRoad sutlej;

    @BeforeEach
    void roads() throws IOException {
        kaveri = TheRoad.of("kaveri", folder);
        sutlej = TheRoad.of("sutlej", folder);
    }

    @Test
    void whileASheetIsPostedTheFiguresAreAlwaysThoseOfOneMoment() throws IOException {
        Path sheet = kaveri.sample(folder.resolve("busy.xlsx"), "--rows", "6000", "--bad", "5%");
        long sutlejBefore = sutlej.number(SUM);
        String upload = kaveri.send("collections", Files.readAllBytes(sheet));
        Set<Long> seen = new HashSet<>();

        do {
            long before = kaveri.number(SUM);
            Snapshot snapshot = read(kaveri);
            long after = kaveri.number(SUM);

            assertThat(all(snapshot)).isBetween(before, after);
            assertThat(snapshot.collected().byMode().values().stream()
                            .mapToLong(mode -> mode.ofAll().paise())
                            .sum())
                    .isEqualTo(all(snapshot));
            seen.add(all(snapshot));
        } while (List.of("received", "reading").contains(kaveri.status(upload).getString("state")));

        assertThat(kaveri.await(upload).getString("state")).isEqualTo("completed");
        assertThat(seen).hasSizeGreaterThan(1);
        assertThat(all(read(kaveri))).isEqualTo(kaveri.number(SUM));
        assertThat(all(read(sutlej))).isEqualTo(sutlejBefore);
    }

    @Test
    void theListTheWorkbookAndTheFiguresSayTheSame() throws IOException {
        kaveri.collect(Files.readAllBytes(kaveri.sample(folder.resolve("list.xlsx"), "--rows", "300", "--bad", "10%")));
        long count = kaveri.number("select count(*) from payment" + TODAY);
        long paise = kaveri.number(SUM + TODAY);

        List<String> ofSheets = listed(kaveri, false);

        assertThat(ofSheets.size() + listed(kaveri, true).size()).isEqualTo((int) count);
        assertThat(new HashSet<>(ofSheets)).hasSameSizeAs(ofSheets);
        try (XSSFWorkbook workbook = export(kaveri, "")) {
            var last = workbook.getSheetAt(0).getRow(workbook.getSheetAt(0).getLastRowNum());
            assertThat(last.getCell(0).getStringCellValue()).isEqualTo("Sum of " + count + " payments");
            assertThat(Math.round(last.getCell(4).getNumericCellValue() * 100)).isEqualTo(paise);
        }
    }

    @Test
    void aListCanBeNarrowed() throws IOException {
        kaveri.collect(
                Files.readAllBytes(kaveri.sample(folder.resolve("modes.xlsx"), "--rows", "200", "--bad", "10%")));
        LocalDate today = LocalDate.parse(figures("kaveri").getString("businessDate"));

        JsonPath upi = kaveri.asMaker()
                .queryParam("from", today.toString())
                .queryParam("mode", "UPI")
                .queryParam("limit", 200)
                .get("/api/v1/payments")
                .jsonPath();

        assertThat(upi.getList("items.mode")).isNotEmpty().containsOnly("UPI");
        kaveri.asMaker()
                .queryParam("mode", "BARTER")
                .get("/api/v1/payments")
                .then()
                .statusCode(400);
        kaveri.asMaker()
                .queryParam("from", "2026-02-01")
                .queryParam("to", "2026-01-01")
                .get("/api/v1/payments")
                .then()
                .statusCode(400);
        kaveri.asMaker().queryParam("after", "x").get("/api/v1/payments").then().statusCode(400);
    }

    @Test
    void workbooksOneAfterTheOtherLeaveTheirPlaces() throws IOException {
        for (int i = 0; i < 5; i++) {
            try (XSSFWorkbook workbook = export(kaveri, "?mode=CARD")) {
                assertThat(workbook.getNumberOfSheets()).isEqualTo(1);
            }
        }
    }

    @Test
    void theFailedMessagesOfAMonthAreExactlyThoseThatItsFigureCounts() throws SQLException {
        LocalDate first = LocalDate.of(2001, 2, 1);
        LocalDate last = LocalDate.of(2001, 2, 28);
        // The first and the last moment of these days in India, and those beside them
        List<String> moments =
                List.of("2001-01-31 18:29:59", "2001-01-31 18:30", "2001-02-28 18:29:59", "2001-02-28 18:30");
        for (String state : List.of("refused", "dead", "undelivered", "delivered")) {
            for (String moment : moments) {
                kaveri.define("""
                        insert into message (id, kind, channel, language, template, template_version, state, due_at, decided_at)
                        values (gen_random_uuid(), 'payment-received', 'sms', 'en', 'x', 1, '%s', '%s+00', '%s+00')
                        """.formatted(state, moment, moment));
            }
        }

        Snapshot snapshot =
                figures.read(new TenantId("kaveri"), first, last).await().indefinitely();
        JsonPath listed = kaveri.asMaker()
                .queryParam("failed", true)
                .queryParam("from", first.toString())
                .queryParam("to", last.toString())
                .get("/api/v1/messages")
                .jsonPath();

        assertThat(snapshot.failedMessages()).hasSize(3);
        assertThat(listed.getList("items.state"))
                .hasSize(snapshot.failedMessages().stream()
                        .mapToInt(BookFigures.Failed::messages)
                        .sum())
                .containsExactlyInAnyOrder("refused", "refused", "dead", "dead", "undelivered", "undelivered");
        kaveri.define("delete from message where decided_at < '2001-03-01'");
    }

    @Test
    void daysThatNoBooksHaveAreRefusedInWords() {
        for (String day : List.of("0001-01-01", "1999-12-31", "3000-01-01")) {
            for (String path : List.of("/api/v1/figures", "/api/v1/payments", "/api/v1/payments.xlsx")) {
                String said = kaveri.asMaker()
                        .queryParam("from", day)
                        .queryParam("to", day)
                        .get(path)
                        .then()
                        .statusCode(400)
                        .extract()
                        .asString();
                assertThat(said).contains("none of the books'");
            }
        }
    }

    private Snapshot read(TheRoad road) {
        return figures.read(
                        new TenantId(road.tenant()),
                        LocalDate.now(INDIA).minusDays(30),
                        LocalDate.now(INDIA).plusDays(1))
                .await()
                .indefinitely();
    }

    private static long all(Snapshot snapshot) {
        return snapshot.collected().all().ofAll().paise();
    }

    private static JsonPath figures(String tenant) {
        return given().auth()
                .oauth2(People.token(tenant + "-maker"))
                .get("/api/v1/figures")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> listed(TheRoad road, boolean single) {
        List<String> keys = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonPath page = road.asMaker()
                    .queryParam("after", next)
                    .queryParam("single", single)
                    .queryParam("limit", 200)
                    .get("/api/v1/payments")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            keys.addAll(page.getList("items.key"));
            next = page.getString("next");
        }
        return keys;
    }

    private static XSSFWorkbook export(TheRoad road, String choice) throws IOException {
        byte[] bytes = road.asMaker()
                .get("/api/v1/payments.xlsx" + choice)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        return new XSSFWorkbook(new ByteArrayInputStream(bytes));
    }
}
