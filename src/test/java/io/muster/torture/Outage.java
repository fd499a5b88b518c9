package io.muster.torture;

import io.muster.torture.oracle.Oracle;
import io.muster.torture.oracle.Sent;
import io.muster.torture.oracle.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/** One large upload with Kafka away in its middle for minutes: rows are posted all the same, and told when it is back. */
final class Outage {
    private static final int ROWS = 200_000;
    private static final Duration UPLOAD_MAX = Duration.ofMinutes(10);
    private static final Duration PUBLISHED_MAX = Duration.ofMinutes(5);
    private static final String POSTED = "select count(*) from payment";

    private final Theatre theatre;
    private final Lender lender;
    private final Sender sender;
    private final Oracle oracle;
    private final Consumer<String> log;

    Outage(Theatre theatre, Lender lender, Sender sender, Oracle oracle, Consumer<String> log) {
        this.theatre = theatre;
        this.lender = lender;
        this.sender = sender;
        this.oracle = oracle;
        this.log = log;
    }

    /** What the oracle says when all is over. */
    Verdict run(Path folder, int accounts, Duration away, Random random) {
        Path workbook = Parcel.sample(lender.id(), accounts, ROWS, folder.resolve("outage.xlsx"), random);
        String upload = sender.send(lender.id(), "collections", workbook);
        oracle.sent(new Sent(lender.id(), "collections", workbook, upload, false));
        if (!Pause.until(() -> posted() > ROWS / 10, UPLOAD_MAX)) {
            throw new TortureFailure("the upload of the outage does not get on");
        }
        theatre.kafka().kill();
        log.accept(String.format(Locale.ROOT, "  Kafka is gone, %,d rows are posted", posted()));
        Instant gone = Instant.now();
        if (!Pause.until(() -> lender.openUploads() == 0, UPLOAD_MAX)) {
            throw new TortureFailure("the upload of the outage does not end");
        }
        log.accept(String.format(Locale.ROOT, "  all is posted, %,d rows, %d s later", posted(), seconds(gone)));
        Pause.of(away.minusSeconds(Math.min(seconds(gone), away.toSeconds())));
        theatre.kafka().restart();
        Instant back = Instant.now();
        log.accept("  Kafka is back after " + seconds(gone) + " s");
        Verdict verdict = oracle.check(PUBLISHED_MAX);
        log.accept(String.format(Locale.ROOT, "  %,d events are there, %d s later", verdict.events(), seconds(back)));
        return verdict;
    }

    private long posted() {
        List<String> counted = lender.list(POSTED);
        return Long.parseLong(counted.getFirst());
    }

    private static long seconds(Instant since) {
        return Duration.between(since, Instant.now()).toSeconds();
    }
}
