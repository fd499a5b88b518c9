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
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
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
        Path home = Objects.requireNonNull(spool.path(KAVERI, WorkbookKind.COLLECTIONS, new ContentHash("0".repeat(64)))
                .getParent());
        Path incoming = Files.createDirectories(home.resolve(".incoming"));
        Path aside = Files.move(incoming, home.resolve("aside"));
        Files.createFile(incoming);
        try {
            send(workbook)
                    .post("/api/v1/uploads")
                    .then()
                    .statusCode(507)
                    .contentType("application/problem+json")
                    .body("code", equalTo("insufficient-storage"))
                    .body("remedy", notNullValue());
        } finally {
            Files.delete(incoming);
            Files.move(aside, incoming);
        }

        // Not 200: of the refused one no upload was written down
        send(workbook).post("/api/v1/uploads").then().statusCode(202);
        assertThat(incoming).isEmptyDirectory();
    }

    private static RequestSpecification send(byte[] workbook) {
        return given().auth()
                .oauth2(People.token(People.MAKER))
                .contentType("application/octet-stream")
                .body(workbook);
    }
}
