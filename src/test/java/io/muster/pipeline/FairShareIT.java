package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.local.LocalStackResource;
import io.muster.web.Lenders;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One lender's large uploads are at work, as many as there are places and more; another lender sends a few rows. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(FairShareIT.SmallBatches.class)
class FairShareIT {
    private static final int BATCH_ROWS_MAX = 200;
    private static final int LARGE_ROWS = 30_000;
    private static final int LARGE_UPLOADS = 4;
    private static final int FEW_ROWS = 200;
    private static final Duration TURN_WAIT_MAX = Duration.ofMillis(500);
    /** Each core's, and the one for whoever had far less. */
    private static final int UNDER_WAY_MAX = Math.max(2, Runtime.getRuntime().availableProcessors()) + 1;

    private static final Duration STEP_WAIT_MAX = Duration.ofSeconds(40);

    /** Many turns for few rows, and fewer places than uploads. */
    public static final class SmallBatches implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "muster.ingest.batch-rows-max", Integer.toString(BATCH_ROWS_MAX), "muster.ingest.uploads-max", "2");
        }
    }

    @TempDir
    Path folder;

    private TheRoad narmada;
    private TheRoad sutlej;

    @BeforeEach
    void loadBooks() throws IOException {
        // So many payments are nobody else's, who would look at them all in each check of the books
        Lenders.provision("narmada", "Narmada Leasing");
        narmada = TheRoad.of("narmada", folder);
        sutlej = TheRoad.of("sutlej", folder);
    }

    @Test
    void aFewRowsOfAnotherLenderAreDoneWhileTheLargeUploadsYield() throws Exception {
        byte[] few = sheet(sutlej, "few.xlsx", FEW_ROWS);
        List<byte[]> sheets = IntStream.range(0, LARGE_UPLOADS)
                .mapToObj(i -> sheet(narmada, "large-" + i + ".xlsx", LARGE_ROWS))
                .toList();
        List<String> large =
                sheets.stream().map(sheet -> narmada.send("collections", sheet)).toList();
        // Enough to count as having had far more
        await().atMost(STEP_WAIT_MAX).until(() -> posted(large) >= 5_000);

        JsonPath end = sutlej.collect(few);

        assertThat(end.getString("state")).isEqualTo("completed");
        assertThat(end.getLong("verdicts.posted.rows")).isEqualTo(FEW_ROWS);
        assertThat(large)
                .noneMatch(upload -> narmada.status(upload).getString("state").equals("completed"));
        Instant from = Instant.parse(end.getString("startedAt"));
        Instant until = Instant.parse(end.getString("finishedAt"));
        long batches = postedBetween(large, from, until) / BATCH_ROWS_MAX;
        long dueByTime = Duration.between(from, until).dividedBy(TURN_WAIT_MAX);
        assertThat(batches).as("batches while it was there").isLessThanOrEqualTo(UNDER_WAY_MAX + 1 + dueByTime);
        for (String upload : large) {
            assertThat(narmada.await(upload).getLong("verdicts.posted.rows")).isEqualTo(LARGE_ROWS);
        }
        narmada.checkBooks();
        sutlej.checkBooks();
    }

    private long posted(List<String> uploads) {
        return uploads.stream()
                .mapToLong(upload -> narmada.status(upload).getLong("verdicts.posted.rows"))
                .sum();
    }

    /** By when their transactions began. */
    private long postedBetween(List<String> uploads, Instant from, Instant until) {
        return uploads.stream()
                .mapToLong(upload -> narmada.number("select count(*) from payment where upload_id = '" + upload
                        + "' and posted_at between '" + from + "' and '" + until + "'"))
                .sum();
    }

    private byte[] sheet(TheRoad lender, String name, int rows) {
        try {
            return Files.readAllBytes(lender.sample(
                    folder.resolve(name), "--rows", "" + rows, "--bad", "0%", "--seed", "" + System.nanoTime()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
