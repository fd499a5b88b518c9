package io.muster.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.local.LocalStackResource;
import io.muster.local.SharedStack;
import io.muster.pipeline.TheRoad;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code trace} over two lenders' real books and real events. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class TrailIT {
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @TempDir
    Path folder;

    private TheRoad kaveri;
    private TheRoad sutlej;
    private JsonPath upload;

    private record Ran(int status, String out, String err) {}

    @BeforeEach
    void post() throws IOException {
        kaveri = TheRoad.of("kaveri", folder);
        sutlej = TheRoad.of("sutlej", folder);
        upload = collect(kaveri);
        var _ = collect(sutlej);
    }

    @Test
    void aReceiptLeadsFromItsCellToItsEventAndShowsNobody() throws Exception {
        // Given
        String id = upload.getString("id");
        String receipt = text("receipt_no", id);
        String row = text("row_number", id);

        // When: the relay may need a moment
        Ran ran = Awaitility.await()
                .atMost(WAIT_MAX)
                .until(() -> run(Map.of(), "--receipt", receipt, "--tenant", "kaveri"), each -> each.status() == 0);

        // Then
        assertThat(ran.out())
                .startsWith("kaveri")
                .contains("kaveri.xlsx", "sha256 " + upload.getString("sha256"), "upload    " + id)
                .contains("!A" + row + ":")
                .contains(text("key", id), receipt, "page ", "message ")
                .containsPattern("event     muster\\.payments\\.v1-\\d+-\\d+, of ")
                .doesNotContain("trace ");
        assertThat(ran.out()).doesNotContain(kaveri.text(loan("number", id)), kaveri.text(loan("borrower", id)));
        assertThat(run(Map.of(), "--upload", id, "--row", row).out()).contains(text("key", id), receipt);
    }

    @Test
    void anUploadLeadsToTheEventOfItsEndAndNamesItsTrace() throws Exception {
        // Given
        String id = upload.getString("id");
        kaveri.define("update upload set traceparent = '00-" + TRACE + "-00f067aa0ba902b7-01' where id = '" + id + "'");

        // When
        Ran ran = Awaitility.await()
                .atMost(WAIT_MAX)
                .until(
                        () -> run(Map.of("muster.trace.link", "https://traces.example/{trace}"), "--upload", id),
                        each -> each.status() == 0);

        // Then
        assertThat(ran.out())
                .contains("completed", TRACE + " https://traces.example/" + TRACE)
                .containsPattern("event     muster\\.uploads\\.v1-\\d+-\\d+, of ");
    }

    @Test
    void whatIsOfAnotherLenderOrOfNobodyIsMissing() throws Exception {
        Ran other = run(Map.of(), "--upload", upload.getString("id"), "--tenant", "sutlej");
        Ran nobody = run(Map.of(), "--receipt", "ZZZ/26/99999999");

        assertThat(other.status()).isEqualTo(1);
        assertThat(other.out()).contains("MISSING").doesNotContain("xlsx");
        assertThat(nobody.status()).isEqualTo(1);
    }

    @Test
    void aWrongCallAndAKafkaThatIsAwayHaveStatusesOfTheirOwn() throws Exception {
        Ran wrong = run(Map.of(), "--upload", "7");
        Ran neither = run(Map.of());
        Ran away = run(
                Map.of("kafka.bootstrap.servers", "localhost:1"),
                "--receipt",
                text("receipt_no", upload.getString("id")));

        assertThat(wrong.status()).isEqualTo(2);
        assertThat(neither.status()).isEqualTo(2);
        assertThat(neither.err()).contains("either --receipt or --upload");
        assertThat(away.status()).isEqualTo(3);
        assertThat(away.err()).contains("Kafka cannot be looked at");
    }

    private String text(String column, String id) throws SQLException {
        return kaveri.text(
                "select " + column + " from payment where upload_id = '" + id + "' order by row_number limit 1");
    }

    private static String loan(String column, String id) {
        return "select l." + column + " from payment p join loan_account l on l.id = p.loan_id where p.upload_id = '"
                + id + "' order by p.row_number limit 1";
    }

    private JsonPath collect(TheRoad road) throws IOException {
        Path sheet = road.sample(
                folder.resolve(road.tenant() + ".xlsx"),
                "--rows",
                "20",
                "--bad",
                "0%",
                "--seed",
                "" + System.nanoTime());
        String id = road.asMaker()
                .contentType("application/octet-stream")
                .queryParam("name", road.tenant() + ".xlsx")
                .body(Files.readAllBytes(sheet))
                .post("/api/v1/uploads")
                .then()
                .extract()
                .path("id");
        return road.await(id);
    }

    private Ran run(Map<String, String> more, String... words) throws IOException {
        Map<String, String> settings = new HashMap<>(SharedStack.settings());
        settings.putAll(more);
        Path file = folder.resolve("trail.properties");
        var properties = new java.util.Properties();
        properties.putAll(settings);
        try (var out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        var asked = new java.util.ArrayList<>(List.of(words));
        asked.addAll(List.of("--settings", file.toString()));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status = Trail.run(
                asked,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
