package io.muster.web;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;

import io.muster.local.ControlDatabase;
import io.muster.local.LocalStackResource;
import io.muster.local.Management;
import io.muster.notification.ShippedPolicies;
import io.muster.pipeline.TheRoad;
import io.muster.tenant.Policies;
import io.muster.tenant.PolicyKind;
import io.muster.tenant.TenantId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts on paper as people fetch them: one by one, in packs, and verified by whoever holds one. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PapersIT {
    private static final int ROWS = 100;
    private static final int MANY_ROWS = 2_000;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI server;

    @TempDir
    Path folder;

    @Inject
    Policies policies;

    private TheRoad kaveri;
    private String upload = "";
    private String receipt = "";

    @BeforeEach
    void postASheet() throws Exception {
        kaveri = TheRoad.of("kaveri", folder);
        upload = post(ROWS);
        receipt = kaveri.asMaker()
                .get("/api/v1/uploads/" + upload + "/postings")
                .jsonPath()
                .getString("items[0].receipt");
    }

    @Test
    void aReceiptIsTheSameBytesEachTimeAndIsNotSentTwice() throws Exception {
        Response first = paper(receipt, "en");
        byte[] pdf = first.then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Cache-Control", containsString("private"))
                .header("Content-Disposition", containsString(receipt.replace('/', '-') + ".pdf"))
                .extract()
                .asByteArray();
        String tag = first.header("ETag");

        assertThat(tag).isEqualTo("\"" + sha256(pdf) + "\"");
        assertThat(text(pdf)).contains(receipt);
        assertThat(paper(receipt, "en").asByteArray()).isEqualTo(pdf);
        as(People.MAKER)
                .header("If-None-Match", "W/\"x\", " + tag)
                .get("/api/v1/receipts/" + receipt + ".pdf?lang=en")
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag));
        assertThat(paper(receipt, "hi").asByteArray()).isNotEqualTo(pdf);
        assertThat(kaveri.number("select count(*) from receipt_rendition where receipt_no = '" + receipt + "'"))
                .isEqualTo(2);
    }

    @Test
    void whoHasNoLanguageGetsTheLendersOfTheMomentOfIssueWhateverIsDecidedLaterForThatDay() throws Exception {
        // Given: the lender wrote Hindi once, writes English since long, and says now that it did so then
        lenderWrites("hi", "2001-01-01");
        latestWasAddedOn("2001-01-10");
        lenderWrites("en", "2001-02-01");
        latestWasAddedOn("2001-02-01");
        lenderWrites("en", "2001-01-01");
        String next = cancel(receipt, true).path("standing.reissuedAs");
        kaveri.changeFact(
                "receipt_reissue",
                "update receipt_reissue set issued_at = '2001-01-15T12:00:00Z' where receipt_no = '" + next + "'");
        String ofLoan = " where id = (select loan_id from payment where receipt_no = '" + receipt + "')";

        // Then
        kaveri.changeFact("loan_account", "update loan_account set language = null" + ofLoan);
        assertThat(paper(next).asByteArray()).isEqualTo(paper(next, "hi").asByteArray());
        assertThat(paper(receipt).asByteArray()).isEqualTo(paper(receipt, "en").asByteArray());
        kaveri.changeFact("loan_account", "update loan_account set language = 'en'" + ofLoan);
        assertThat(paper(next).asByteArray()).isEqualTo(paper(next, "en").asByteArray());
    }

    private static void latestWasAddedOn(String day) throws SQLException {
        var _ = ControlDatabase.change("update policy set added_at = '" + day
                + "' where tenant_id = 'kaveri' and kind = 'messages'"
                + " and version = (select max(version) from policy where tenant_id = 'kaveri' and kind = 'messages')");
    }

    private void lenderWrites(String language, String from) {
        var _ = policies.add(
                        new TenantId("kaveri"),
                        PolicyKind.MESSAGES,
                        "messages",
                        LocalDate.parse(from),
                        ShippedPolicies.messages()
                                .replace("\"language\": \"en\"", "\"language\": \"" + language + "\""),
                        "test")
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    @Test
    void aPaperThatWouldDifferIsNotShown() throws Exception {
        paper(receipt, "en").then().statusCode(200);
        kaveri.changeFact(
                "receipt_rendition",
                "update receipt_rendition set sha256 = sha256('other') where receipt_no = '" + receipt + "'");

        UploadHttpIT.problem(paper(receipt, "en"), 500, "receipt-differs");
        paper(receipt, "hi").then().statusCode(200);
        assertThat(Management.metrics()).contains("muster_receipts_differing_total");
    }

    @Test
    void linksToAnotherAddressMakeAnotherPaperAndNotOneThatDiffers() throws Exception {
        paper(receipt, "en").then().statusCode(200);
        kaveri.changeFact(
                "receipt_rendition",
                "update receipt_rendition set link_base = '0123456789abcdef', sha256 = sha256('at another address')"
                        + " where receipt_no = '" + receipt + "'");

        byte[] anew = paper(receipt, "en").then().statusCode(200).extract().asByteArray();

        assertThat(paper(receipt, "en").asByteArray()).isEqualTo(anew);
        assertThat(kaveri.number("select count(*) from receipt_rendition where receipt_no = '" + receipt + "'"))
                .isEqualTo(2);
    }

    @Test
    void aTemplateThatIsNotKnownIsNoReasonToShowAnotherPaper() throws Exception {
        byte[] before = paper(receipt, "en").asByteArray();
        long template = kaveri.number("select template from receipt_rendition where receipt_no = '" + receipt + "'");
        String ofReceipt = " where receipt_no = '" + receipt + "'";
        kaveri.changeFact("receipt_rendition", "update receipt_rendition set template = 499" + ofReceipt);

        UploadHttpIT.problem(paper(receipt, "en"), 503, "busy");
        UploadHttpIT.problem(paper(receipt, "hi"), 503, "busy");

        assertThat(kaveri.number("select count(*) from receipt_rendition" + ofReceipt))
                .isEqualTo(1);
        kaveri.changeFact("receipt_rendition", "update receipt_rendition set template = " + template + ofReceipt);
        assertThat(paper(receipt, "en").asByteArray()).isEqualTo(before);
    }

    @Test
    void aCancelledReceiptSaysSoAndNamesWhatReplacedIt() throws Exception {
        String before = text(paper(receipt, "en").asByteArray());
        cancel(receipt, false);
        String cancelled = text(paper(receipt, "en").asByteArray());
        String next = cancel(receipt, true).path("standing.reissuedAs");
        String replaced = text(paper(receipt, "en").asByteArray());

        assertThat(before).doesNotContainIgnoringCase("cancelled");
        assertThat(cancelled).containsIgnoringCase("cancelled").doesNotContain(next);
        assertThat(replaced).containsIgnoringCase("cancelled").contains(next);
        assertThat(text(paper(next, "en").asByteArray())).contains(next, receipt);
    }

    @Test
    void otherLendersAndUnknownNumbersAndLanguagesAreRefused() throws Exception {
        Response others = as(People.OTHER_MAKER).get("/api/v1/receipts/" + receipt + ".pdf");
        // The other lender may have a receipt of the same number, of a loan of its own
        assertThat(others.statusCode()).isIn(200, 404);
        assertThat(others.asByteArray()).isNotEqualTo(paper(receipt, "en").asByteArray());
        if (others.statusCode() == 200) {
            String ours = as(People.MAKER).get("/api/v1/receipts/" + receipt).path("loanAccount");
            assertThat(text(others.asByteArray())).doesNotContain(ours);
        }
        UploadHttpIT.problem(paper("ZZZ/26/00000001", "en"), 404, "not-found");
        UploadHttpIT.problem(paper(receipt, "ta"), 400, "invalid");
    }

    @Test
    void whoeverHoldsThePaperSeesThatItIsGenuine() throws Exception {
        String link = link(paper(receipt, "en").asByteArray());

        Response page = follow(link);

        page.then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Cache-Control", equalTo("no-store"))
                .header("X-Robots-Tag", containsString("noindex"))
                .header("Content-Security-Policy", containsString("default-src 'none'"));
        assertThat(page.asString())
                .contains("This receipt is genuine", receipt, "***")
                .doesNotContain("<script");
        String borrower = kaveri.asMaker().get("/api/v1/receipts/" + receipt).path("borrower");
        assertThat(page.asString()).doesNotContain(borrower);
        assertThat(given().header("Accept-Language", "hi-IN,en;q=0.5")
                        .get(path(link))
                        .asString())
                .contains("यह रसीद असली है", "lang=\"hi\"");
        assertThat(given().get(path(link) + "?lang=hi").asString()).contains("यह रसीद असली है");
    }

    @Test
    void aCancelledReceiptIsVerifiedAsCancelledWithoutItsReason() throws Exception {
        String link = link(paper(receipt, "en").asByteArray());
        String next = cancel(receipt, true).path("standing.reissuedAs");

        assertThat(follow(link).then().statusCode(200).extract().asString())
                .contains("This receipt was cancelled", next)
                .doesNotContain("misspelt");
    }

    @Test
    void whatWeDidNotSignIsUnknownWhateverItSays() throws Exception {
        String link = path(link(paper(receipt, "en").asByteArray()));
        String torn = link.substring(0, link.length() - 1) + (link.endsWith("A") ? "B" : "A");

        String unknown =
                given().get("/r/nonsense").then().statusCode(404).extract().asString();

        assertThat(given().get(torn).then().statusCode(404).extract().asString())
                .isEqualTo(unknown);
        assertThat(unknown).contains("No such receipt");
    }

    @Test
    void aRevokedKeysLinksAreGoneAndWhatIsShownAgainGetsNewOnes() throws Exception {
        String link = link(paper(receipt, "en").asByteArray());
        List<Integer> keys =
                as(People.ADMIN).get("/api/v1/tenants/kaveri/receipt-link-keys").path("number");

        as(People.ADMIN)
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/tenants/kaveri/receipt-link-keys/" + keys.getLast() + "/revocation")
                .then()
                .statusCode(200)
                .body("revokedBy", equalTo("admin"));

        assertThat(follow(link).then().statusCode(410).extract().asString()).contains("no longer good");
        String anew = link(paper(receipt, "en").then().statusCode(200).extract().asByteArray());
        assertThat(anew).isNotEqualTo(link);
        follow(anew).then().statusCode(200);
        as(People.ADMIN)
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/tenants/kaveri/receipt-link-keys")
                .then()
                .statusCode(200)
                .body("number", greaterThan(keys.getLast() + 1));
        follow(anew).then().statusCode(200);
        assertThat(link(paper(receipt, "en").asByteArray()))
                .as("a new key leaves papers that were shown as they are")
                .isEqualTo(anew);
    }

    @Test
    void aLenderThatHasHadEveryKeyGetsNoOther() throws Exception {
        assertThat(ControlDatabase.change("insert into receipt_link_key (tenant_id, number) values ('sutlej', 255)"))
                .isOne();
        try {
            UploadHttpIT.problem(
                    as(People.ADMIN)
                            .contentType(ContentType.JSON)
                            .body("{}")
                            .post("/api/v1/tenants/sutlej/receipt-link-keys"),
                    409,
                    "link-keys-used-up");
        } finally {
            assertThat(ControlDatabase.change(
                            "delete from receipt_link_key where tenant_id = 'sutlej' and number = 255"))
                    .isOne();
        }
    }

    @Test
    void anArchiveHasEveryReceiptOfAnUploadAsItIsByItself() throws Exception {
        String next = cancel(receipt, true).path("standing.reissuedAs");
        String id = ask("{\"uploadId\":\"" + upload + "\",\"format\":\"zip\"}")
                .then()
                .statusCode(201)
                .body("receipts", equalTo(ROWS + 1))
                .extract()
                .path("id");

        Map<String, byte[]> papers = unzip(as(People.AUDITOR)
                .get("/api/v1/receipt-packs/" + id + "/content")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .extract()
                .asByteArray());

        assertThat(papers).hasSize(ROWS + 1);
        assertThat(List.copyOf(papers.keySet())).isSorted().contains(next.replace('/', '-') + ".pdf");
        for (String number : List.of(receipt, next)) {
            assertThat(papers.get(number.replace('/', '-') + ".pdf"))
                    .isEqualTo(as(People.MAKER)
                            .get("/api/v1/receipts/" + number + ".pdf")
                            .asByteArray());
        }
        as(People.MAKER)
                .get("/api/v1/receipt-packs/" + id)
                .then()
                .body("askedBy", equalTo("kaveri-maker"))
                .body("fetches", hasSize(1))
                .body("fetches[0].by", equalTo("kaveri-auditor"))
                .body("fetches[0].state", equalTo("sent"))
                .body("fetches[0].receiptsSent", equalTo(ROWS + 1));
    }

    @Test
    void anArchiveNamesWhatWouldDifferInsteadOfHavingIt() throws Exception {
        as(People.MAKER).get("/api/v1/receipts/" + receipt + ".pdf").then().statusCode(200);
        kaveri.changeFact(
                "receipt_rendition",
                "update receipt_rendition set sha256 = sha256('other') where receipt_no = '" + receipt + "'");
        String id = ask("{\"uploadId\":\"" + upload + "\",\"format\":\"zip\"}").path("id");

        Map<String, byte[]> papers = unzip(
                as(People.MAKER).get("/api/v1/receipt-packs/" + id + "/content").asByteArray());

        assertThat(papers).hasSize(ROWS).doesNotContainKey(receipt.replace('/', '-') + ".pdf");
        assertThat(new String(Objects.requireNonNull(papers.get("left-out.txt")), UTF_8))
                .contains(receipt);
    }

    @Test
    void oneDocumentHasAPageForEachReceiptOfABranchAndDay() throws Exception {
        // Given: a branch of its own, since others post in those of the samples all the time
        List<String> issued = new ArrayList<>(payAtPackBranch(3));
        issued.add(cancel(issued.getFirst(), true).path("standing.reissuedAs"));
        String day = kaveri.text("select business_date from payment where receipt_no = '" + issued.getFirst() + "'");

        // When
        String id = ask("{\"branch\":\" pkdy\",\"date\":\"" + day + "\",\"format\":\"pdf\",\"language\":\"hi\"}")
                .then()
                .statusCode(201)
                .body("receipts", equalTo(issued.size()))
                .extract()
                .path("id");

        byte[] pdf = as(People.CHECKER)
                .get("/api/v1/receipt-packs/" + id + "/content")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();

        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<String> numbers = new ArrayList<>();
            Matcher found = Pattern.compile("[A-Z0-9-]{1,4}/[0-9]{2}/[0-9]{8}").matcher("");
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                String said = text(document, page);
                assertThat(found.reset(said.replaceAll("\\s", "")).find())
                        .as("page %d says: %s", page, said)
                        .isTrue();
                numbers.add(found.group());
            }
            assertThat(numbers).containsExactlyElementsOf(issued);
        }
    }

    private List<String> payAtPackBranch(int payments) throws SQLException {
        kaveri.define("insert into branch (code, series) values ('PKDY', 'PKDY')");
        kaveri.define("insert into loan_account (number, borrower, branch) values ('PKDY-1', 'Asha Rao', 'PKDY')");
        kaveri.define("""
                insert into instalment (loan_id, number, due_date, penalty_paise, fee_paise, interest_paise, principal_paise)
                select id, 1, '2026-11-05', 0, 0, 0, 100000000 from loan_account where number = 'PKDY-1'
                """);
        return IntStream.range(0, payments)
                .mapToObj(each -> pay("PKDY-1", "%012d".formatted(System.nanoTime() % 1_000_000_000_000L)))
                .toList();
    }

    private static String pay(String loan, String reference) {
        return as(People.AGENT)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"loanAccount": "%s", "amountPaise": 123456, "mode": "UPI", "reference": "%s", "valueDate": "%s"}
                        """.formatted(loan, reference, LocalDate.now(ZoneId.of("Asia/Kolkata"))))
                .post("/api/v1/payments")
                .then()
                .statusCode(201)
                .extract()
                .path("receipt");
    }

    @Test
    void aPackThatHasGrownBeyondTheLimitSinceItWasAskedForIsNotCut() throws Exception {
        String large = post(MANY_ROWS + 1);
        UploadHttpIT.problem(ask("{\"uploadId\":\"" + large + "\",\"format\":\"zip\"}"), 422, "too-many-receipts");
        String id = ask("{\"uploadId\":\"" + upload + "\",\"format\":\"zip\"}").path("id");
        kaveri.changeFact(
                "receipt_pack", "update receipt_pack set upload_id = '" + large + "' where id = '" + id + "'");

        UploadHttpIT.problem(as(People.MAKER).get("/api/v1/receipt-packs/" + id + "/content"), 409, "pack-grown");

        as(People.MAKER).get("/api/v1/receipt-packs/" + id).then().body("fetches", hasSize(0));
    }

    @Test
    void aFetchThatBreaksOffIsOnRecordAsSuchAndMayBeRepeated() throws Exception {
        String id = ask("{\"uploadId\":\"" + post(MANY_ROWS) + "\",\"format\":\"zip\"}")
                .path("id");

        try (RawRequest request = new RawRequest(server)) {
            request.head(
                    "GET /api/v1/receipt-packs/" + id + "/content HTTP/1.1",
                    "Host: localhost",
                    "Authorization: Bearer " + People.token(People.MAKER));
            assertThat(request.statusLine()).contains("200");
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> as(People.MAKER)
                        .get("/api/v1/receipt-packs/" + id)
                        .then()
                        .body("fetches[0].state", equalTo("broken"))
                        .body("fetches[0].receiptsSent", lessThan(MANY_ROWS)));
        assertThat(unzip(as(People.MAKER)
                        .get("/api/v1/receipt-packs/" + id + "/content")
                        .asByteArray()))
                .hasSize(MANY_ROWS);
    }

    @Test
    void aFetchOfWhichNothingIsTakenIsBrokenOffAndLeavesRoomForOthers() throws Exception {
        String id = ask("{\"uploadId\":\"" + post(MANY_ROWS) + "\",\"format\":\"zip\"}")
                .path("id");

        try (RawRequest request = new RawRequest(server)) {
            request.head(
                    "GET /api/v1/receipt-packs/" + id + "/content HTTP/1.1",
                    "Host: localhost",
                    "Authorization: Bearer " + People.token(People.MAKER));
            assertThat(request.statusLine()).contains("200");

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> as(People.MAKER)
                            .get("/api/v1/receipt-packs/" + id)
                            .then()
                            .body("fetches[0].state", equalTo("broken")));
        }
    }

    @Test
    void aPackIsItsLendersAndOfReceiptsThatThereAre() {
        UploadHttpIT.problem(ask("{\"format\":\"pdf\"}"), 400, "invalid");
        UploadHttpIT.problem(
                ask("{\"uploadId\":\"" + upload + "\",\"branch\":\"X\",\"date\":\"2026-04-01\",\"format\":\"pdf\"}"),
                400,
                "invalid");
        UploadHttpIT.problem(
                ask("{\"branch\":\"NOWHERE\",\"date\":\"2026-04-01\",\"format\":\"pdf\"}"), 404, "not-found");
        String id = ask("{\"uploadId\":\"" + upload + "\",\"format\":\"pdf\"}").path("id");
        UploadHttpIT.problem(as(People.OTHER_MAKER).get("/api/v1/receipt-packs/" + id), 404, "not-found");
        UploadHttpIT.problem(as(People.OTHER_MAKER).get("/api/v1/receipt-packs/" + id + "/content"), 404, "not-found");
    }

    /** Posts a sheet of so many rows, and answers its upload. */
    private String post(int rows) throws IOException {
        Path sheet = kaveri.sample(
                folder.resolve(rows + ".xlsx"), "--rows", "" + rows, "--bad", "0%", "--seed", "" + System.nanoTime());
        return kaveri.collect(Files.readAllBytes(sheet)).getString("id");
    }

    private static Response paper(String number) {
        return as(People.MAKER).get("/api/v1/receipts/" + number + ".pdf");
    }

    private static Response paper(String number, String language) {
        return as(People.MAKER).get("/api/v1/receipts/" + number + ".pdf?lang=" + language);
    }

    private static io.restassured.specification.RequestSpecification as(String person) {
        return given().auth().oauth2(People.token(person));
    }

    private static Response ask(String body) {
        return as(People.MAKER).contentType(ContentType.JSON).body(body).post("/api/v1/receipt-packs");
    }

    private static Response cancel(String number, boolean reissue) {
        return as(People.CHECKER)
                .contentType(ContentType.JSON)
                .body("{\"reason\":\"the name is misspelt\",\"reissue\":" + reissue + "}")
                .post("/api/v1/receipts/" + number + "/cancellation");
    }

    private static Response follow(String link) {
        return given().get(path(link));
    }

    private static String path(String link) {
        return link.substring(link.indexOf("/r/"));
    }

    /** The address that the paper's link leads to. */
    private static String link(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDPage page = document.getPage(0);
            for (PDAnnotation annotation : page.getAnnotations()) {
                if (annotation instanceof PDAnnotationLink link && link.getAction() instanceof PDActionURI action) {
                    return action.getURI();
                }
            }
        }
        throw new AssertionError("no link on the paper");
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String text(PDDocument document, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }

    private static Map<String, byte[]> unzip(byte[] archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
