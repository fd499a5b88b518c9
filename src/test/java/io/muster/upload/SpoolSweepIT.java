package io.muster.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.db.Provisioning;
import io.muster.local.LocalStackResource;
import io.muster.tenant.TenantId;
import io.muster.tenant.WorkbookKind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SpoolSweepIT {
    private static final TenantId LENDER = new TenantId("sweep-lender");
    private static final Duration WAIT_MAX = Duration.ofSeconds(30);

    @Inject
    Provisioning provisioning;

    @Inject
    Spool spool;

    @Inject
    Receptions receptions;

    @Inject
    SpoolSweep sweep;

    @Test
    void onlyAnOldWorkbookWithoutAnUploadIsDeleted() throws IOException {
        var lender =
                provisioning.provision(LENDER, "Sweep Lender", false).await().atMost(WAIT_MAX);
        assertThat(lender.tenant().id()).isEqualTo(LENDER);
        Spooled orphan = aged(take(), Duration.ofDays(2));
        Spooled young = aged(take(), Duration.ofHours(1));
        Spooled known = aged(take(), Duration.ofDays(2));
        var received = receptions
                .receive(
                        LENDER,
                        new NewUpload(
                                WorkbookKind.COLLECTIONS, "a.xlsx", known.content(), known.sizeBytes(), "a-maker"))
                .await()
                .atMost(WAIT_MAX);
        assertThat(received).isInstanceOf(Reception.First.class);

        sweep.sweep().await().atMost(WAIT_MAX);

        assertThat(orphan.path()).doesNotExist();
        assertThat(young.path()).exists();
        assertThat(known.path()).exists();
    }

    private Spooled take() throws IOException {
        try (Spooling spooling = spool.begin(LENDER)) {
            spooling.write(ByteBuffer.wrap(UUID.randomUUID().toString().getBytes(UTF_8)));
            return spooling.finish(WorkbookKind.COLLECTIONS);
        }
    }

    private static Spooled aged(Spooled spooled, Duration age) throws IOException {
        Files.setLastModifiedTime(spooled.path(), FileTime.from(Instant.now().minus(age)));
        return spooled;
    }
}
