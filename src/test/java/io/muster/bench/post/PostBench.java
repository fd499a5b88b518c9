package io.muster.bench.post;

import io.muster.db.OneLender;
import io.muster.loan.LoanAccountNumber;
import io.muster.local.Durability;
import io.muster.local.LocalPostgres;
import io.muster.local.Muster;
import io.muster.local.Ports;
import io.muster.pipeline.OneLane;
import io.muster.posting.PostingOrigin;
import io.muster.tenant.WorkbookKind;
import io.muster.upload.Claim;
import io.muster.upload.ContentHash;
import io.muster.upload.Findings;
import io.muster.upload.LaneCheckpoint;
import io.muster.upload.Tally;
import io.muster.upload.Upload;
import io.muster.upload.UploadId;
import io.muster.upload.UploadState;
import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import io.muster.validation.PaymentMode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Measures the batch's transaction on one server: lanes, batch sizes, loan books. */
public final class PostBench {
    private static final AtomicInteger UPLOADS = new AtomicInteger();
    private static final String HASH = "ab".repeat(32);

    private final LocalPostgres server;
    private final long postmaster;
    private final LoanBook book;
    private final int loans;

    private PostBench(LocalPostgres server, long postmaster, LoanBook book, int loans) {
        this.server = server;
        this.postmaster = postmaster;
        this.book = book;
        this.loans = loans;
    }

    public static void main(String[] args) throws Exception {
        int loans = Integer.getInteger("loans", 200_000);
        int instalments = Integer.getInteger("instalments", 12);
        Path data = Path.of(System.getProperty("data", "target/bench-post"));
        try (var server = LocalPostgres.start(Muster.parts(), data, Ports.free(), Durability.DURABLE)) {
            System.out.println("port " + server.port() + " password " + server.password());
            long postmaster = Long.parseLong(
                    Files.readAllLines(data.resolve("cluster/postmaster.pid")).getFirst());
            String name = "book-" + System.currentTimeMillis();
            var bench = new PostBench(server, postmaster, LoanBook.of(server, name, loans, instalments), loans);
            if (Boolean.getBoolean("stats")) {
                try (Connection connection = server.connect();
                        var statement = connection.createStatement()) {
                    statement.execute("alter database \"" + name + "\" set log_statement_stats = on");
                }
            }
            for (String run : System.getProperty("runs", "w:1:1000:40000,a:1:1000:100000,b:2:1000:100000")
                    .split(",")) {
                String[] part = run.split(":");
                bench.run(part[0], Integer.parseInt(part[1]), Integer.parseInt(part[2]), Integer.parseInt(part[3]));
            }
            bench.copy();
            bench.look();
        }
    }

    private void look() throws Exception {
        try (Connection connection = book.connect();
                var statement = connection.createStatement()) {
            for (String sql : System.getProperty(
                            "look",
                            "select relname||' upd '||n_tup_upd||' hot '||n_tup_hot_upd from pg_stat_user_tables where n_tup_upd>0")
                    .split(";")) {
                try (var rows = statement.executeQuery(sql)) {
                    while (rows.next()) {
                        System.out.println("  " + rows.getString(1));
                    }
                }
            }
        }
    }

    private void run(String name, int lanes, int batchRows, int rows) throws Exception {
        Claim claim = claim(lanes);
        book.run("insert into upload_lane (upload_id, lane, token) select '" + claim.uploadId()
                + "', generate_series(0, " + (lanes - 1) + "), 1");
        PostingOrigin origin = PostingOrigin.workbook(
                claim.uploadId().value(), new ContentHash(HASH).bytes(), "meera", LoanBook.DAY, false);
        List<List<List<Judged<CollectionLine>>>> dealt = deal(name, lanes, batchRows, rows);
        checkpoint();
        try (var lender = new OneLender(book.tenant)) {
            List<OneLane> each = new ArrayList<>();
            for (int lane = 0; lane < lanes; lane++) {
                each.add(new OneLane(lender, book.tenant, claim, origin, lane));
            }
            double pg = PostgresCpu.seconds(postmaster);
            long app = cpu();
            long wall = System.nanoTime();
            List<Uni<Void>> work = new ArrayList<>();
            for (int lane = 0; lane < lanes; lane++) {
                OneLane one = each.get(lane);
                work.add(Multi.createFrom()
                        .iterable(dealt.get(lane))
                        .onItem()
                        .transformToUniAndConcatenate(one::post)
                        .onItem()
                        .ignoreAsUni());
            }
            var _ = Uni.join().all(work).andFailFast().await().indefinitely();
            double seconds = (System.nanoTime() - wall) / 1e9;
            long appCpu = cpu() - app;
            double pgCpu = PostgresCpu.seconds(postmaster) - pg;
            long posted = each.stream().mapToLong(OneLane::posted).sum();
            System.out.printf(
                    Locale.ROOT,
                    "%s lanes %d batch %d rows %d: postgres %.1f us/row, application %.1f us/row, %.0f rows/s, posted %d%n",
                    name,
                    lanes,
                    batchRows,
                    rows,
                    pgCpu * 1e6 / rows,
                    appCpu / 1e3 / rows,
                    rows / seconds,
                    posted);
        }
    }

    private void checkpoint() throws Exception {
        try (Connection connection = server.connect();
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    private void copy() throws Exception {
        try (Connection connection = book.connect();
                var statement = connection.createStatement()) {
            connection.setSchema("public");
            var api = new CopyIn(connection);
            var bytes = new ByteArrayOutputStream();
            long rows = api.out("copy (select * from payment order by posted_at limit 200000) to stdout", bytes);
            for (int i = 0; i < 2; i++) {
                statement.execute("create table payment_copy_" + i + " (like payment including all)");
                checkpoint();
                double pg = PostgresCpu.seconds(postmaster);
                long wall = System.nanoTime();
                var _ = api.in("copy payment_copy_" + i + " from stdin", new ByteArrayInputStream(bytes.toByteArray()));
                double seconds = (System.nanoTime() - wall) / 1e9;
                System.out.printf(
                        Locale.ROOT,
                        "copy rows %d: postgres %.1f us/row, %.0f rows/s%n",
                        rows,
                        (PostgresCpu.seconds(postmaster) - pg) * 1e6 / rows,
                        rows / seconds);
            }
        }
    }

    private List<List<List<Judged<CollectionLine>>>> deal(String name, int lanes, int batchRows, int rows) {
        int hot = Integer.getInteger("hot", 0);
        Random random = new Random(name.hashCode());
        List<List<List<Judged<CollectionLine>>>> dealt = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            dealt.add(new ArrayList<>());
        }
        for (int i = 0; i < rows; i++) {
            int loan = 1 + (hot > 0 && random.nextInt(10) == 0 ? random.nextInt(hot) : random.nextInt(loans));
            var row = row(name, i, loan, random);
            List<List<Judged<CollectionLine>>> batches = dealt.get(OneLane.laneOf(row, lanes));
            if (batches.isEmpty() || batches.getLast().size() == batchRows) {
                batches.add(new ArrayList<>());
            }
            batches.getLast().add(row);
        }
        return dealt;
    }

    private static Judged.Accepted<CollectionLine> row(String name, int i, int loan, Random random) {
        boolean cash = i % 5 == 0;
        long amountPaise = cash ? 100_000 + random.nextInt(150_000) : 250_000;
        String reference = cash ? null : "UTR" + name + "%012d".formatted(i * 7_919L);
        return new Judged.Accepted<>(
                i + 2,
                List.of(LoanBook.loanNumber(loan), Long.toString(amountPaise)),
                new CollectionLine(
                        new LoanAccountNumber(LoanBook.loanNumber(loan)),
                        amountPaise,
                        cash ? PaymentMode.CASH : PaymentMode.UPI,
                        reference,
                        LoanBook.DAY.minusDays(i % 3),
                        null,
                        "Asha Rao",
                        "AG" + i % 100));
    }

    private static Claim claim(int lanes) {
        List<LaneCheckpoint> checkpoints = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            checkpoints.add(new LaneCheckpoint(lane, 0, Tally.NONE, BigInteger.ZERO));
        }
        var reading = new UploadState.Reading(1, "bench", Instant.MAX);
        var upload = new Upload(
                UploadId.next(),
                WorkbookKind.COLLECTIONS,
                "bench-" + UPLOADS.incrementAndGet() + ".xlsx",
                new ContentHash(HASH),
                1,
                Instant.EPOCH,
                "meera",
                reading,
                null,
                null,
                0,
                Findings.NONE,
                Tally.NONE);
        return new Claim(upload, reading, 1, null, checkpoints);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
