package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.db.TenantDatabases;
import io.muster.local.LocalStackResource;
import io.muster.notification.Notifying;
import io.muster.notification.sending.Providers;
import io.muster.tenant.TenantId;
import io.muster.tenant.WorkbookKind;
import io.muster.trace.ChosenLenders;
import io.muster.trace.MemorySpans;
import io.muster.trace.Span;
import io.muster.trace.TraceContext;
import io.muster.trace.Tracing;
import io.muster.upload.Claim;
import io.muster.upload.Claims;
import io.muster.upload.NewUpload;
import io.muster.upload.Receptions;
import io.muster.upload.Spool;
import io.muster.upload.Spooled;
import io.muster.upload.Spooling;
import io.muster.upload.Upload;
import io.opentelemetry.api.common.AttributeKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that dies leaves its upload's trace in the books: whoever goes on with the upload goes on with the trace. */
@QuarkusTest
@TestProfile(Notifying.class)
@QuarkusTestResource(LocalStackResource.class)
@WithTestResource(Providers.class)
class TakenOverTraceIT {
    private static final TenantId KAVERI = new TenantId("kaveri");
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);
    private static final int ROWS = 30;
    private static final int TRIES_MAX = 5;
    private static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("muster.attempt");

    @TempDir
    Path folder;

    @Inject
    MemorySpans spans;

    @Inject
    ChosenLenders lenders;

    @Inject
    Tracing tracing;

    @Inject
    TenantDatabases databases;

    @Inject
    Spool spool;

    @Inject
    Receptions receptions;

    @Inject
    Claims claims;

    @AfterEach
    void chooseNobody() {
        lenders.choose();
    }

    @Test
    void whoTakesOverFromADeadWorkerGoesOnInTheSameTrace() throws Exception {
        // Given
        TheRoad kaveri = TheRoad.of("kaveri", folder);
        lenders.choose("kaveri");
        Claim dead = claimAndDie(kaveri);
        TraceContext trace = Objects.requireNonNull(dead.upload().trace());

        // When
        JsonPath end = kaveri.await(dead.uploadId().toString());
        spans.await(trace, "attempt", "muster.uploads.v1 send");

        // Then
        assertThat(end.getString("state")).isEqualTo("completed");
        spans.awaitOneTree(trace, "kaveri", dead.uploadId().toString());
        assertThat(spans.of(trace.traceId()).stream()
                        .filter(span -> span.getName().equals("attempt"))
                        .map(span -> span.getAttributes().get(ATTEMPT)))
                .containsExactly(2L);
    }

    /** The application's own workers may be quicker now and then; another file is another chance. */
    private Claim claimAndDie(TheRoad kaveri) throws Exception {
        for (int i = 0; i < TRIES_MAX; i++) {
            Upload upload = receive(kaveri, "dead-" + i + ".xlsx");
            Optional<Claim> claim = databases
                    .inTransaction(KAVERI, tx -> claims.claim(tx, upload.id(), "dead", Duration.ofMillis(1), 2))
                    .await()
                    .atMost(WAIT_MAX);
            if (claim.isPresent()) {
                return claim.get();
            }
        }
        throw new AssertionError("the application's workers took every upload first");
    }

    private Upload receive(TheRoad kaveri, String name) throws IOException {
        Path file = kaveri.sample(
                folder.resolve(name), "--rows", "" + ROWS, "--bad", "0%", "--seed", "" + System.nanoTime());
        Spooled spooled;
        try (Spooling spooling = spool.begin(KAVERI)) {
            spooling.write(ByteBuffer.wrap(Files.readAllBytes(file)));
            spooled = spooling.finish(WorkbookKind.COLLECTIONS);
        }
        Span span = tracing.first("kaveri", "receive upload");
        Upload upload = receptions
                .receive(
                        KAVERI,
                        new NewUpload(
                                WorkbookKind.COLLECTIONS,
                                name,
                                spooled.content(),
                                spooled.sizeBytes(),
                                "a-maker",
                                null,
                                false,
                                null,
                                null,
                                span.context()))
                .await()
                .atMost(WAIT_MAX)
                .upload();
        span.end();
        return upload;
    }
}
