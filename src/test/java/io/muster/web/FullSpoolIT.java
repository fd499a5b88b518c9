package io.muster.web;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.muster.local.LocalStackResource;
import io.muster.tenant.TenantId;
import io.muster.tenant.WorkbookKind;
import io.muster.upload.ContentHash;
import io.muster.upload.Spool;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What senders hear from a spool that takes no more; how a disk comes to that is tried out in the spool's own tests. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class FullSpoolIT {
    private static final TenantId KAVERI = new TenantId("kaveri");

    @Inject
    Spool spool;

    @Test
    void aWorkbookThatFindsNoRoomIsRefusedAndTakenLater() throws IOException {
        Lenders.provision();
        byte[] workbook = UUID.randomUUID().toString().getBytes(UTF_8);
        try (var full = new FullDisk(spool)) {
            assertThat(full.incoming()).isRegularFile();
            send(workbook)
                    .post("/api/v1/uploads")
                    .then()
                    .statusCode(507)
                    .contentType("application/problem+json")
                    .body("code", equalTo("insufficient-storage"))
                    .body("remedy", notNullValue());
        }

        // Not 200: of the refused one no upload was written down
        send(workbook).post("/api/v1/uploads").then().statusCode(202);
        assertThat(FullDisk.incoming(spool)).isEmptyDirectory();
    }

    /** Its clients throw away an answer with headers that only the older HTTP knows. */
    @Test
    void whoSpeaksHttp2HearsOfItAsWell() throws Exception {
        Lenders.provision();
        try (var full = new FullDisk(spool);
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_2)
                        .build()) {
            assertThat(full.incoming()).isRegularFile();
            var request = HttpRequest.newBuilder(
                            URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/uploads"))
                    .header("Authorization", "Bearer " + People.token(People.MAKER))
                    .header("Content-Type", "application/octet-stream")
                    .POST(HttpRequest.BodyPublishers.ofString("a workbook"))
                    .build();

            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.statusCode()).isEqualTo(507);
        }
    }

    /** A file where the folder for what comes in should be: nothing can be written there. */
    private record FullDisk(Path incoming, Path aside) implements AutoCloseable {
        FullDisk(Spool spool) throws IOException {
            this(incoming(spool), incoming(spool).resolveSibling("aside"));
            Files.move(Files.createDirectories(incoming), aside);
            Files.createFile(incoming);
        }

        static Path incoming(Spool spool) {
            Path home = spool.path(KAVERI, WorkbookKind.COLLECTIONS, new ContentHash("0".repeat(64)))
                    .getParent();
            return Objects.requireNonNull(home).resolve(".incoming");
        }

        @Override
        public void close() throws IOException {
            Files.delete(incoming);
            Files.move(aside, incoming);
        }
    }

    private static RequestSpecification send(byte[] workbook) {
        return given().auth()
                .oauth2(People.token(People.MAKER))
                .contentType("application/octet-stream")
                .body(workbook);
    }
}
