package io.muster.console.upload;

import io.muster.loan.Shares;
import io.muster.posting.Payment;
import io.muster.posting.Preview;
import io.muster.posting.Trial;
import io.muster.upload.Phase;
import io.muster.upload.Upload;
import io.muster.upload.UploadState;
import io.muster.upload.Wishes;
import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** How far an upload is, as its pages tell it: {@code {upload.stage}}. Pure. */
@TemplateExtension
public final class Stages {
    private static final int ROWS_SHOWN_MAX = 50;

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

    /** Whether it rests, or is about to, as a checker wants: then no maker lets it go on or ends it. */
    public static boolean pausedByChecker(Upload upload) {
        return Wishes.isPausedByChecker(upload);
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

    /** Whether it can be told how many rows there are. */
    public static boolean isCounted(Upload upload) {
        return upload.found() != null || upload.findings().rowsExpected() != null;
    }

    /** Rows that are done: while it is posted those that have their verdict, also from attempts before, else those read. */
    public static long rowsDone(Upload upload) {
        return upload.phase() == Phase.POST
                ? upload.tally().rows()
                : upload.findings().rowsRead();
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
        long rowsLeft = Math.max(0, rowsMax(upload) - rowsDone(upload));
        return perSecond == 0 ? Duration.ZERO : Duration.ofSeconds(rowsLeft / perSecond + 1);
    }

    /** Why it stopped, in a sentence; empty where it did not. */
    public static String problem(Upload upload) {
        return upload.state() instanceof UploadState.Failed failed
                ? failed.problem().message()
                : "";
    }

    /** The code of why it stopped; empty when it did not. */
    public static String problemCode(Upload upload) {
        return upload.state() instanceof UploadState.Failed failed
                ? failed.problem().code()
                : "";
    }

    /** What can be done about it; empty where it did not stop. */
    public static String remedy(Upload upload) {
        return upload.state() instanceof UploadState.Failed failed
                ? failed.problem().remedy()
                : "";
    }

    /** Data rows: those that have a verdict, or else those that a trial has counted. */
    public static long rowsKnown(Upload upload) {
        long booked = upload.tally().rows();
        return booked == 0 && upload.found() != null ? upload.found().rows() : booked;
    }

    /** Their money in paise. */
    public static long paiseKnown(Upload upload) {
        boolean booked = upload.tally().rows() > 0;
        return booked || upload.found() == null
                ? upload.tally().paise()
                : upload.found().paise();
    }

    /** Fees and penalties of a row of a trial, in paise; 0 when it would not post. */
    public static long charges(Trial.FirstRow row) {
        return row.share() == null ? 0 : charges(row.share());
    }

    /** Fees and penalties of a payment, in paise. */
    public static long charges(Payment payment) {
        return charges(payment.share());
    }

    private static long charges(Shares share) {
        return share.feePaise() + share.penaltyPaise();
    }

    /** As many rows as a page shows. */
    public static List<Trial.FirstRow> shownFirst(List<Trial.FirstRow> rows) {
        return rows.stream().limit(ROWS_SHOWN_MAX).toList();
    }

    /** The verdict as {@code {#verdict /}} knows it. */
    public static String word(Preview preview) {
        return switch (preview) {
            case Preview.WouldPost _ -> "would-post";
            case Preview.ToSuspense _ -> "suspense";
            case Preview.AlreadyPosted _, Preview.Refused _ -> preview.kind().slug();
        };
    }
}
