package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.local.LocalStackResource;
import io.muster.local.SharedStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process with a place for one upload only: a lender whose events cannot leave does not keep it from the others. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(OnePlaceIT.OnePlace.class)
class OnePlaceIT {
    private static final int EVENTS_MAX = 2_000;
    private static final int MORE_THAN_FIT_ROWS = 20_000;
    private static final int FEW_ROWS = 100;
    private static final Duration STEP_WAIT_MAX = Duration.ofSeconds(40);

    private static final String UNPUBLISHED = """
            select count(*)
            from outbox o, relay r
            where (o.horizon, o.seq) > (r.last_horizon, r.last_seq)
            """;

    /** An outbox that a test can fill, and a short wait for room in it. */
    public static final class OnePlace implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "muster.outbox.events-max",
                    Integer.toString(EVENTS_MAX),
                    "muster.ingest.uploads-max",
                    "1",
                    "muster.ingest.small-uploads-max",
                    "0",
                    "muster.ingest.hold-max",
                    "1s");
        }
    }

    @TempDir
    Path folder;

    /** For the tests behind this one, too. */
    @AfterEach
    void leaveABroker() {
        SharedStack.killKafka();
        SharedStack.restartKafka();
    }

    @Test
    void anUploadThatWaitsForRoomGivesItsPlaceToAnotherLendersAndIsFinishedLater() throws Exception {
        TheRoad kaveri = TheRoad.of("kaveri", folder);
        TheRoad sutlej = TheRoad.of("sutlej", folder);
        await().atMost(STEP_WAIT_MAX).until(() -> kaveri.number(UNPUBLISHED) + sutlej.number(UNPUBLISHED) == 0);
        SharedStack.killKafka();
        String held = send(kaveri, "held.xlsx", MORE_THAN_FIT_ROWS);
        await().atMost(STEP_WAIT_MAX).until(() -> kaveri.status(held).getString("waits.code"), "events-wait"::equals);

        String others = send(sutlej, "others.xlsx", FEW_ROWS);

        await().atMost(STEP_WAIT_MAX).until(() -> sutlej.status(others).getString("state"), "completed"::equals);
        JsonPath waiting = kaveri.status(held);
        assertThat(waiting.getString("state")).isEqualTo("received");
        assertThat(waiting.getString("waits.code")).isEqualTo("events-wait");
        assertThat(waiting.getLong("verdicts.posted.rows")).isPositive().isLessThan(MORE_THAN_FIT_ROWS);

        SharedStack.restartKafka();

        JsonPath end = kaveri.await(held);
        assertThat(end.getString("state")).isEqualTo("completed");
        assertThat(end.getLong("verdicts.posted.rows")).isEqualTo(MORE_THAN_FIT_ROWS);
        kaveri.checkBooks();
        sutlej.checkBooks();
    }

    private String send(TheRoad lender, String name, int rows) throws IOException {
        Path sheet = lender.sample(
                folder.resolve(name), "--rows", "" + rows, "--bad", "0%", "--seed", "" + System.nanoTime());
        return lender.send("collections", Files.readAllBytes(sheet));
    }
}
