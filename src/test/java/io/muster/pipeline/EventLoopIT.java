package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The road under load: two lenders' uploads, single rows in between, and people who ask how far it is. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(EventLoopIT.ShortPatience.class)
class EventLoopIT {
    /** Longer than a pause of the collector or of a busy machine, far shorter than anything that waits. */
    private static final Duration BLOCKED = Duration.ofMillis(300);

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration WAIT_MAX = Duration.ofSeconds(90);
    private static final int ROWS = 20_000;

    /** What judges, puts together and writes out batches; it computes for tens of milliseconds. */
    private static final Set<String> OF_BATCHES = Set.of(
            "BatchJudge", "BatchWrite", "BatchPosting", "PaymentRows", "PaymentPosted", "BatchTotals", "Dealing");

    /** The checker of Vert.x, made to look often and to lose patience soon. */
    public static final class ShortPatience implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.vertx.max-event-loop-execute-time",
                    BLOCKED.toString(),
                    // Quarkus hands this on as how often to look
                    "quarkus.vertx.warning-exception-time",
                    LOOK_EVERY.toString());
        }
    }

    @TempDir
    Path folder;

    @Inject
    Vertx vertx;

    @Test
    void nothingBlocksAnEventLoopAndNoBatchIsPutTogetherOnOne() throws Exception {
        TheRoad kaveri = TheRoad.of("kaveri", folder);
        TheRoad sutlej = TheRoad.of("sutlej", folder);
        byte[] kaveris = sheet(kaveri, "kaveris.xlsx");
        byte[] sutlejs = sheet(sutlej, "sutlejs.xlsx");
        // What is slow only once, such as loading classes, is not what this is about
        assertThat(kaveri.collect(sheet(kaveri, "warm.xlsx", 1_000)).getString("state"))
                .isEqualTo("completed");

        try (LoopWatch watch = new LoopWatch(vertx, BLOCKED, OF_BATCHES)) {
            String first = kaveri.send("collections", kaveris);
            String second = sutlej.send("collections", sutlejs);
            await().atMost(WAIT_MAX)
                    .pollInterval(LOOK_EVERY)
                    .until(() -> Stream.of(completed(kaveri, first), completed(sutlej, second))
                            .allMatch(done -> done));

            assertThat(watch.blocked()).isEmpty();
            assertThat(watch.seen()).isEmpty();
        }
        assertThat(kaveri.status(kaveri.send("collections", kaveris)).getLong("verdicts.posted.rows"))
                .isEqualTo(ROWS);
    }

    @Test
    void theWatchSeesALoopThatIsBlocked() throws Exception {
        try (LoopWatch watch = new LoopWatch(vertx, BLOCKED, Set.of("LockSupport"))) {
            vertx.runOnContext(_ -> LockSupport.parkNanos(4 * BLOCKED.toNanos()));

            await().atMost(WAIT_MAX).until(() -> !watch.blocked().isEmpty());
            assertThat(watch.seen()).isNotEmpty();
        }
    }

    private static boolean completed(TheRoad lender, String upload) {
        String state = lender.status(upload).getString("state");
        assertThat(List.of("received", "reading", "completed")).contains(state);
        return state.equals("completed");
    }

    private byte[] sheet(TheRoad lender, String name) throws IOException {
        return sheet(lender, name, ROWS);
    }

    private byte[] sheet(TheRoad lender, String name, int rows) throws IOException {
        return Files.readAllBytes(lender.sample(
                folder.resolve(name), "--rows", "" + rows, "--bad", "0%", "--seed", "" + System.nanoTime()));
    }
}
