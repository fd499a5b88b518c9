package io.muster.console.upload;

import io.muster.upload.Phase;
import io.muster.upload.Upload;
import io.muster.upload.UploadState;
import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** How far an upload is, as its pages tell it: {@code {upload.stage}}. Pure. */
@TemplateExtension
public final class Stages {
    private static final int PERCENT = 100;

    private Stages() {}

    /** One word of: trying, mapping, declaration, maker, checker, posting, paused, completed, failed, cancelled, discarded. */
    public static String stage(Upload upload) {
        return switch (upload.state()) {
            case UploadState.Received received -> underWay(received.phase());
            case UploadState.Reading reading -> underWay(reading.phase());
            case UploadState.Held held -> held.ask().slug();
            case UploadState.Paused _,
                    UploadState.Completed _,
                    UploadState.Failed _,
                    UploadState.Cancelled _,
                    UploadState.Discarded _ -> upload.state().name();
        };
    }

    private static String underWay(Phase phase) {
        return phase == Phase.TRY ? "trying" : "posting";
    }

    /** Whether a worker has it, or will take it. */
    public static boolean moves(Upload upload) {
        return upload.state() instanceof UploadState.Received || upload.state() instanceof UploadState.Reading;
    }

    /** Whether no worker has taken it yet. */
    public static boolean waits(Upload upload) {
        return upload.state() instanceof UploadState.Received;
    }

    /** Data rows that there are, as well as can be told now; at least 1, for a bar. */
    public static int rowsMax(Upload upload) {
        Integer expected = upload.findings().rowsExpected();
        int known = upload.found() == null
                ? Objects.requireNonNullElse(expected, 0)
                : upload.found().rows();
        return Math.max(1, Math.max(known, upload.findings().rowsRead()));
    }

    /** How much of it is read, in whole percent. */
    public static int percent(Upload upload) {
        return (int) ((long) upload.findings().rowsRead() * PERCENT / rowsMax(upload));
    }

    /** Rows a second since the present attempt began; 0 while that cannot be told. */
    public static long perSecond(Upload upload) {
        Instant began = upload.startedAt();
        long millis = began == null || waits(upload)
                ? 0
                : Duration.between(began, Instant.now()).toMillis();
        return millis < 1 ? 0 : upload.findings().rowsRead() * 1_000L / millis;
    }

    /** How long it will take from now on; zero while that cannot be told. */
    public static Duration timeLeft(Upload upload) {
        long perSecond = perSecond(upload);
        long rowsLeft = rowsMax(upload) - (long) upload.findings().rowsRead();
        return perSecond == 0 ? Duration.ZERO : Duration.ofSeconds(rowsLeft / perSecond + 1);
    }

    /** Why it stopped, in a sentence; empty where it did not. */
    public static String problem(Upload upload) {
        return upload.state() instanceof UploadState.Failed failed ? failed.problem().message() : "";
    }

    /** What can be done about it; empty where it did not stop. */
    public static String remedy(Upload upload) {
        return upload.state() instanceof UploadState.Failed failed ? failed.problem().remedy() : "";
    }
}
