package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.db.TenantDatabases;
import io.muster.local.LocalStackResource;
import io.muster.tenant.TenantId;
import io.muster.tenant.WorkbookKind;
import io.muster.upload.Claim;
import io.muster.upload.Claims;
import io.muster.upload.Lanes;
import io.muster.upload.LostClaim;
import io.muster.upload.NewUpload;
import io.muster.upload.Receptions;
import io.muster.upload.Spool;
import io.muster.upload.Spooled;
import io.muster.upload.Spooling;
import io.muster.upload.Tally;
import io.muster.upload.Upload;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that stop or go silent in the middle of an upload: another goes on, and the first writes nothing more. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class TakeOverIT {
    private static final TenantId KAVERI = new TenantId("kaveri");
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);
    private static final int ROWS = 5_000;
    private static final int TRIES_MAX = 5;

    @TempDir
    Path folder;

    @Inject
    Spool spool;

    @Inject
    Receptions receptions;

    @Inject
    Claims claims;

    @Inject
    Lanes lanes;

    @Inject
    TenantDatabases databases;

    @Inject
    Ingest ingest;

    private TheRoad kaveri;

    @BeforeEach
    void loadBook() throws IOException {
        kaveri = TheRoad.of("kaveri", folder);
    }

    @Test
    void anInterruptedUploadGoesOnBehindItsCheckpoints() throws Exception {
        Upload upload = receive("interrupted.xlsx");
        AtomicInteger windows = new AtomicInteger();

        ingest.run(KAVERI, upload.id(), () -> windows.getAndIncrement() > 0)
                .await()
                .atMost(WAIT_MAX);
        JsonPath end = kaveri.await(upload.id().toString());

        assertThat(end.getString("state")).isEqualTo("completed");
        assertThat(end.getLong("verdicts.posted.rows")).isEqualTo(ROWS);
        assertThat(kaveri.number("select count(*) from payment where upload_id = '" + upload.id() + "'"))
                .isEqualTo(ROWS);
        assertThat(kaveri.number("select token from upload where id = '" + upload.id() + "'"))
                .isGreaterThan(1);
        kaveri.checkBooks();
    }

    @Test
    void aWorkerWhoseLeaseRanOutWritesNothingMore() throws Exception {
        Claim silent = claimAndFallSilent();

        JsonPath end = kaveri.await(silent.uploadId().toString());

        assertThat(end.getString("state")).isEqualTo("completed");
        assertThatThrownBy(() -> databases
                        .inTransaction(
                                KAVERI,
                                tx -> lanes.advance(
                                        tx,
                                        silent,
                                        silent.checkpoints().get(0),
                                        1_000_000,
                                        Tally.posted(100),
                                        BigInteger.ONE))
                        .await()
                        .atMost(WAIT_MAX))
                .isInstanceOf(LostClaim.class);
        assertThatThrownBy(() -> databases
                        .inTransaction(KAVERI, tx -> claims.renew(tx, silent, WAIT_MAX, 0))
                        .await()
                        .atMost(WAIT_MAX))
                .isInstanceOf(LostClaim.class);
        assertThat(kaveri.status(silent.uploadId().toString()).getLong("verdicts.posted.rows"))
                .isEqualTo(ROWS);
        kaveri.checkBooks();
    }

    /** The application's own workers may be quicker now and then; another file is another chance. */
    private Claim claimAndFallSilent() throws Exception {
        for (int i = 0; i < TRIES_MAX; i++) {
            Upload upload = receive("silent-" + i + ".xlsx");
            Optional<Claim> claim = databases
                    .inTransaction(KAVERI, tx -> claims.claim(tx, upload.id(), "silent", Duration.ofMillis(1), 2))
                    .await()
                    .atMost(WAIT_MAX);
            if (claim.isPresent()) {
                return claim.get();
            }
        }
        throw new AssertionError("the application's workers took every upload first");
    }

    private Upload receive(String name) throws IOException {
        Path file = kaveri.sample(
                folder.resolve(name), "--rows", "" + ROWS, "--bad", "0%", "--seed", "" + System.nanoTime());
        Spooled spooled;
        try (Spooling spooling = spool.begin(KAVERI)) {
            spooling.write(ByteBuffer.wrap(Files.readAllBytes(file)));
            spooled = spooling.finish(WorkbookKind.COLLECTIONS);
        }
        return receptions
                .receive(
                        KAVERI,
                        new NewUpload(
                                WorkbookKind.COLLECTIONS, name, spooled.content(), spooled.sizeBytes(), "a-maker"))
                .await()
                .atMost(WAIT_MAX)
                .upload();
    }
}
