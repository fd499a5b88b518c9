package io.muster.web;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@Timeout(120)
class UploadLimitsIT {
    private static final int MIB = 1024 * 1024;
    private static final int CHUNK_BYTES = MIB;
    private static final int LIMIT_CHUNKS = 24;
    private static final String POST = "POST /api/v1/uploads HTTP/1.1";
    private static final String HOST = "Host: localhost";
    private static final String BINARY = "Content-Type: application/octet-stream";

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI server;

    @BeforeEach
    void provisionLenders() {
        Lenders.provision();
    }

    @Test
    void aConnectionCutInTheMiddleLeavesNothing() throws IOException {
        int uploads = countUploads();
        try (RawRequest request = new RawRequest(server)) {
            request.head(POST, HOST, BINARY, authorization(), "Content-Length: " + 10 * MIB);
            request.send(new byte[3 * MIB]);
            await().until(() -> UploadHttpIT.spooled().stream().anyMatch(UploadLimitsIT::isPart));
        }

        await().until(() -> UploadHttpIT.spooled().stream().noneMatch(UploadLimitsIT::isPart));
        assertThat(countUploads()).isEqualTo(uploads);
    }

    @Test
    void aFormCutInTheMiddleLeavesNothing() throws IOException {
        int uploads = countUploads();
        try (RawRequest request = new RawRequest(server)) {
            request.head(
                    POST,
                    HOST,
                    "Content-Type: multipart/form-data; boundary=cut",
                    authorization(),
                    "Content-Length: " + 10 * MIB);
            request.send("--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\r\n\r\n"
                    .getBytes(US_ASCII));
            request.send(new byte[3 * MIB]);
            await().until(() -> UploadHttpIT.spooled().stream().anyMatch(UploadLimitsIT::isPart));
        }

        await().until(() -> UploadHttpIT.spooled().stream().noneMatch(UploadLimitsIT::isPart));
        assertThat(countUploads()).isEqualTo(uploads);
    }

    @Test
    void aBodyThatSaysItIsFarTooLargeIsRefusedBeforeItIsSent() throws IOException {
        try (RawRequest request = new RawRequest(server)) {
            request.head(POST, HOST, BINARY, authorization(), "Content-Length: " + 2L * 1024 * MIB);

            assertThat(request.answer())
                    .startsWith("HTTP/1.1 413")
                    .contains(Problem.MEDIA_TYPE)
                    .contains("\"code\":\"too-large\"");
        }
    }

    @Test
    void aBodyOfUnknownLengthIsRefusedOnceItPassesTheLimitAndTheSenderHearsIt() throws IOException {
        try (RawRequest request = new RawRequest(server)) {
            request.head(POST, HOST, BINARY, authorization(), "Transfer-Encoding: chunked");
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int sent = 0; sent <= LIMIT_CHUNKS; sent++) {
                request.send((Integer.toHexString(CHUNK_BYTES) + "\r\n").getBytes(US_ASCII));
                request.send(chunk);
                request.send("\r\n".getBytes(US_ASCII));
            }
            request.send("0\r\n\r\n".getBytes(US_ASCII));

            assertThat(request.answer()).startsWith("HTTP/1.1 413").contains("\"code\":\"too-large\"");
        }
        assertThat(UploadHttpIT.spooled()).noneMatch(UploadLimitsIT::isPart);
    }

    @Test
    void aLargeBodyWithoutATokenIsAnsweredAndDoesNotHang() throws IOException {
        try (RawRequest request = new RawRequest(server)) {
            request.head(POST, HOST, BINARY, "Content-Length: " + 20 * MIB);
            request.send(new byte[20 * MIB]);

            assertThat(request.statusLine()).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void aJsonBodyThatIsTooLargeIsRefused() {
        String large = "{\"id\":\"" + "x".repeat(200_000) + "\"}";

        UploadHttpIT.problem(
                given().auth()
                        .oauth2(People.token(People.ADMIN))
                        .contentType(ContentType.JSON)
                        .body(large)
                        .post("/api/v1/tenants"),
                413,
                "too-large");
    }

    @Test
    void whatIsNotJsonIsRefusedWithoutTellingOfClasses() {
        String detail = given().auth()
                .oauth2(People.token(People.ADMIN))
                .contentType(ContentType.JSON)
                .body("{\"id\": ")
                .post("/api/v1/tenants")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .extract()
                .asString();

        assertThat(detail).doesNotContain("io.muster").doesNotContain("jackson");
    }

    @Test
    void aMisspeltFieldIsNamed() {
        List<String> fields = given().auth()
                .oauth2(People.token(People.ADMIN))
                .contentType(ContentType.JSON)
                .body("{\"id\":\"kaveri\",\"nmae\":\"Kaveri\"}")
                .post("/api/v1/tenants")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .extract()
                .path("reasons.field");

        assertThat(fields).containsExactly("nmae");
    }

    private static boolean isPart(Path file) {
        return file.toString().endsWith(".part");
    }

    private static String authorization() {
        return "Authorization: Bearer " + People.token(People.MAKER);
    }

    private static int countUploads() {
        return given().auth()
                .oauth2(People.token(People.MAKER))
                .queryParam("limit", 200)
                .get("/api/v1/uploads")
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("items.id")
                .size();
    }
}
