package io.muster.web;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.muster.local.LocalStackResource;
import io.muster.local.SharedStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class UploadHttpIT {
    private static final String UPLOADS = "/api/v1/uploads";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI server;

    @BeforeEach
    void provisionLenders() {
        Lenders.provision();
    }

    @Test
    void aRawBodyIsTakenAndCanBeFollowedAtItsAddress() {
        byte[] workbook = unique();

        String address = raw(workbook)
                .queryParam("name", "march.xlsx")
                .post(UPLOADS)
                .then()
                .statusCode(202)
                .body("fileName", equalTo("march.xlsx"))
                .body("kind", equalTo("collections"))
                .body("sizeBytes", equalTo(workbook.length))
                .body("receivedBy", equalTo(People.MAKER))
                .body("verdicts.posted.rupees", equalTo("0.00"))
                .extract()
                .header("Location");

        maker().get(address).then().statusCode(200).body("links.self", equalTo(path(address)));
    }

    @Test
    void theFileOfAFormIsTakenUnderItsOwnName() {
        maker().multiPart("file", "april.xlsx", unique(), XLSX)
                .multiPart("kind", "loan-book")
                .post(UPLOADS)
                .then()
                .statusCode(202)
                .header("Location", notNullValue())
                .body("fileName", equalTo("april.xlsx"))
                .body("kind", equalTo("loan-book"));
    }

    @Test
    void aFormAndARawBodyOfTheSameBytesAreOneUpload() {
        byte[] workbook = unique();
        String first =
                raw(workbook).post(UPLOADS).then().statusCode(202).extract().path("id");

        maker().multiPart("file", "again.xlsx", workbook, XLSX)
                .post(UPLOADS)
                .then()
                .header("Location", endsWith(first))
                .body("id", equalTo(first));
    }

    @Test
    void theSameBytesAsAnotherKindAreAnotherUpload() {
        byte[] workbook = unique();
        String first =
                raw(workbook).post(UPLOADS).then().statusCode(202).extract().path("id");

        raw(workbook)
                .queryParam("kind", "loan-book")
                .post(UPLOADS)
                .then()
                .statusCode(202)
                .body("id", not(equalTo(first)));
    }

    @Test
    void theSameBytesFromAnotherLenderAreTheirOwnUploadAndNeverMeet() {
        byte[] workbook = unique();
        String ours =
                raw(workbook).post(UPLOADS).then().statusCode(202).extract().path("id");

        String theirs = given().auth()
                .oauth2(People.token(People.OTHER_MAKER))
                .contentType(XLSX)
                .body(workbook)
                .post(UPLOADS)
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        assertThat(theirs).isNotEqualTo(ours);
        problem(maker().get(UPLOADS + "/" + theirs), 404, "not-found");
        problem(maker().get(UPLOADS + "/" + theirs + "/events"), 404, "not-found");
        maker().get(UPLOADS).then().body("items.id", hasItem(ours)).body("items.id", not(hasItem(theirs)));
    }

    @Test
    void pagesOfUploadsFollowEachOtherWithoutGapOrDouble() {
        String first = raw(unique()).post(UPLOADS).then().extract().path("id");
        String second = raw(unique()).post(UPLOADS).then().extract().path("id");

        Response newest = maker().queryParam("limit", 1).get(UPLOADS);
        Response next = maker().queryParam("limit", 1)
                .queryParam("after", newest.<String>path("next"))
                .get(UPLOADS);

        assertThat(newest.<List<String>>path("items.id")).containsExactly(second);
        assertThat(next.<List<String>>path("items.id")).containsExactly(first);
    }

    @Test
    void anEmptyBodyIsRefused() {
        problem(raw(new byte[0]).post(UPLOADS), 400, "empty-body");
        problem(maker().multiPart("file", "empty.xlsx", new byte[0], XLSX).post(UPLOADS), 400, "empty-body");
    }

    @Test
    void aFormWithoutFileIsRefused() {
        problem(maker().multiPart("sheet", "x.xlsx", unique(), XLSX).post(UPLOADS), 400, "no-file");
    }

    @Test
    void anUnknownKindIsRefused() {
        problem(raw(unique()).queryParam("kind", "gold").post(UPLOADS), 400, "unknown-kind");
    }

    @Test
    void aWrongContentTypeIsRefused() {
        problem(maker().contentType("text/csv").body("a,b").post(UPLOADS), 415, "unsupported-media-type");
    }

    @Test
    void whatIsNoUploadIsNotFound() {
        problem(maker().get(UPLOADS + "/not-an-id"), 404, "not-found");
        problem(maker().get(UPLOADS + "/" + UUID.randomUUID()), 404, "not-found");
        problem(maker().get("/api/v1/nothing-here"), 404, "not-found");
    }

    @Test
    void aMethodThatIsNotThereSaysSo() {
        problem(maker().delete(UPLOADS), 405, "method-not-allowed");
    }

    @Test
    void aWrongValueNamesItsField() {
        problem(maker().queryParam("state", "lost").get(UPLOADS), 400, "invalid");
        maker().queryParam("limit", 201).get(UPLOADS).then().statusCode(400).body("reasons[0].field", equalTo("limit"));
    }

    @ParameterizedTest
    @CsvSource({
        "uploads?limit=many, limit",
        "uploads?limit=99999999999, limit",
        "uploads?after=abc, after",
        "uploads/0198a1b2-0000-7000-8000-000000000000/rejections?after=abc, after",
        "uploads/0198a1b2-0000-7000-8000-000000000000/postings?after=-1, after",
        "uploads/0198a1b2-0000-7000-8000-000000000000/rows/abc, row",
        "loans/X1/payments?after=abc, after",
        "loans/X1/payments?after=7, after",
        "loans/X1/payments?limit=0, limit"
    })
    void aParameterOfAWrongFormIsNamed(String address, String name) {
        Response response = maker().get("/api/v1/" + address);

        problem(response, 400, "invalid");
        response.then().body("reasons[0].field", equalTo(name));
    }

    @Test
    void whatIsNoLoanIsNotFound() {
        problem(maker().get("/api/v1/loans/NOPE"), 404, "not-found");
        problem(maker().get("/api/v1/loans/NOPE/payments"), 404, "not-found");
        problem(maker().urlEncodingEnabled(false).get("/api/v1/loans/%00"), 404, "not-found");
        problem(maker().urlEncodingEnabled(false).get("/api/v1/loans/A%00B/payments"), 404, "not-found");
        problem(maker().urlEncodingEnabled(false).get("/api/v1/receipts/%00"), 404, "not-found");
    }

    @Test
    void aStreamThatDoesNotExistIsNotFoundBeforeItBegins() {
        problem(
                maker().accept("text/event-stream").get(UPLOADS + "/" + UUID.randomUUID() + "/events"),
                404,
                "not-found");
        problem(maker().accept("text/event-stream").get(UPLOADS + "/no-id/events"), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type: ", "Content-Type: xlsx", "Content-Type: a/b/c;;=", "X-Nothing: here"})
    void aBodyOfNoReadableContentTypeIsRefused(String header) throws IOException {
        try (RawRequest request = new RawRequest(server)) {
            request.head(
                    "POST " + UPLOADS + " HTTP/1.1",
                    "Host: localhost",
                    "Authorization: Bearer " + People.token(People.MAKER),
                    header,
                    "Connection: close",
                    "Content-Length: 3");
            request.send("abc".getBytes(UTF_8));

            assertThat(request.answer())
                    .startsWith("HTTP/1.1 415")
                    .contains(Problem.MEDIA_TYPE)
                    .contains("\"code\":\"unsupported-media-type\"");
        }
    }

    @Test
    void nothingButWholeWorkbooksLiesInTheSpool() throws IOException {
        raw(unique()).post(UPLOADS).then().statusCode(202);
        problem(raw(new byte[0]).post(UPLOADS), 400, "empty-body");

        assertThat(spooled()).isNotEmpty().allMatch(file -> file.toString().endsWith(".xlsx"));
    }

    static List<Path> spooled() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(SharedStack.settings().get("muster.spool.dir")))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    static void problem(Response response, int status, String code) {
        response.then()
                .statusCode(status)
                .contentType(Problem.MEDIA_TYPE)
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("type", equalTo("urn:muster:problem:" + code))
                .body("title", notNullValue())
                .body("detail", notNullValue());
    }

    private static RequestSpecification maker() {
        return given().auth().oauth2(People.token(People.MAKER));
    }

    private static RequestSpecification raw(byte[] workbook) {
        return maker().contentType(XLSX).body(workbook);
    }

    private static byte[] unique() {
        return ("not really a workbook " + UUID.randomUUID()).getBytes(UTF_8);
    }

    private static String path(String address) {
        return address.substring(address.indexOf(UPLOADS));
    }
}
