package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process with two places: of two large trials one is at work, and the other keeps no place from anybody. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(LargeTrialsIT.TwoPlaces.class)
class LargeTrialsIT {
    private static final int LARGE_ROWS = 300;
    private static final int FEW_ROWS = 20;
    private static final Duration STEP_WAIT_MAX = Duration.ofSeconds(60);

    /** Sheets are large early, and a trial that stands still does so for long. */
    public static final class TwoPlaces implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "muster.ingest.large-trial-rows",
                    Integer.toString(LARGE_ROWS),
                    "muster.ingest.uploads-max",
                    "2",
                    "muster.ingest.small-uploads-max",
                    "0",
                    "muster.ingest.batch-time-max",
                    "10m",
                    "muster.ingest.lease-for",
                    "9m",
                    "muster.tenant-db.transaction-max",
                    "8m",
                    "muster.tenant-db.answer-max",
                    "7m",
                    "muster.tenant-db.lock-wait-max",
                    "6m");
        }
    }

    @TempDir
    Path folder;

    @Test
    void aLargeTrialThatMustWaitLetsOthersPassAndCanBeDiscardedMeanwhile() throws Exception {
        TheRoad kaveri = TheRoad.of("kaveri", folder);
        TheRoad sutlej = TheRoad.of("sutlej", folder);
        String tried;
        String waits;
        String unwanted;
        try (Connection books = kaveri.books();
                var statement = books.createStatement()) {
            // The first large trial cannot read its loans, and stands still
            books.setAutoCommit(false);
            statement.execute("lock table loan_account in access exclusive mode");
            tried = look(kaveri, "tried.xlsx");
            await().atMost(STEP_WAIT_MAX).until(() -> isWaiting(kaveri));
            waits = look(sutlej, "waits.xlsx");
            unwanted = look(sutlej, "unwanted.xlsx");

            String small = sutlej.send("collections", sheet(sutlej, "small.xlsx", FEW_ROWS));

            await().atMost(STEP_WAIT_MAX).until(() -> sutlej.status(small).getString("state"), "completed"::equals);
            assertThat(sutlej.status(waits).getString("state")).isIn("received", "reading");
            sutlej.asMaker()
                    .contentType("application/json")
                    .body(Map.of("reason", "not this one"))
                    .post("/api/v1/uploads/" + unwanted + "/discarding")
                    .then()
                    .statusCode(200);
            await().atMost(STEP_WAIT_MAX).until(() -> sutlej.status(unwanted).getString("state"), "discarded"::equals);
            books.rollback();
        }

        await().atMost(STEP_WAIT_MAX).until(() -> kaveri.status(tried).getString("state"), "held"::equals);
        await().atMost(STEP_WAIT_MAX).until(() -> sutlej.status(waits).getString("state"), "held"::equals);
        assertThat(sutlej.status(waits).getInt("trial.rows")).isEqualTo(LARGE_ROWS);
        assertThat(sutlej.status(unwanted).getString("state")).isEqualTo("discarded");
        kaveri.checkBooks();
        sutlej.checkBooks();
    }

    private static boolean isWaiting(TheRoad lender) {
        return lender.number("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and wait_event_type = 'Lock'")
                > 0;
    }

    private String look(TheRoad lender, String name) throws IOException {
        return lender.asMaker()
                .contentType("application/octet-stream")
                .queryParam("kind", "collections")
                .queryParam("look", "true")
                .body(sheet(lender, name, LARGE_ROWS))
                .post("/api/v1/uploads")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private byte[] sheet(TheRoad lender, String name, int rows) throws IOException {
        return Files.readAllBytes(lender.sample(
                folder.resolve(name), "--rows", "" + rows, "--bad", "0%", "--seed", "" + System.nanoTime()));
    }
}
