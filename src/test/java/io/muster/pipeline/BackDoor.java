package io.muster.pipeline;

import io.muster.tenant.TenantId;
import io.muster.tenant.WorkbookKind;
import io.muster.upload.NewUpload;
import io.muster.upload.Receptions;
import io.muster.upload.Spool;
import io.muster.upload.Spooled;
import io.muster.upload.Spooling;
import io.muster.upload.UploadId;
import io.muster.upload.UploadsReceived;
import io.muster.upload.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Takes workbooks in past HTTP, for tests whose lenders have no people. */
@ApplicationScoped
public class BackDoor {
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);

    private final Spool spool;
    private final Receptions receptions;
    private final UploadsReceived received;

    BackDoor(Spool spool, Receptions receptions, UploadsReceived received) {
        this.spool = spool;
        this.receptions = receptions;
        this.received = received;
    }

    /** Receives a workbook under its file's name and tells the workers, without waiting for its end. */
    public UploadId send(TenantId lender, WorkbookKind kind, Path workbook) throws IOException {
        UploadId upload = receive(lender, kind, workbook);
        received.announce(lender, new Waiting(upload, Files.size(workbook)))
                .await()
                .atMost(WAIT_MAX);
        return upload;
    }

    /** Receives a workbook under its file's name; nobody but the sweep hears of it. */
    UploadId receive(TenantId lender, WorkbookKind kind, Path workbook) throws IOException {
        return receptions
                .receive(lender, spool(lender, kind, workbook))
                .await()
                .atMost(WAIT_MAX)
                .upload()
                .id();
    }

    /** Spools a workbook of which the books know nothing yet. */
    NewUpload spool(TenantId lender, WorkbookKind kind, Path workbook) throws IOException {
        try (Spooling spooling = spool.begin(lender)) {
            spooling.write(ByteBuffer.wrap(Files.readAllBytes(workbook)));
            Spooled spooled = spooling.finish(kind);
            return new NewUpload(
                    kind, workbook.getFileName().toString(), spooled.content(), spooled.sizeBytes(), "a-maker");
        }
    }
}
