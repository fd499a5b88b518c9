package io.muster.bench.post;

import io.muster.bench.ProcessMeter;
import io.muster.bench.ThreadMeter;
import io.muster.db.OneLender;
import io.muster.pipeline.OneLane;
import io.muster.posting.PostingOrigin;
import io.muster.tenant.WorkbookKind;
import io.muster.upload.Claim;
import io.muster.upload.ContentHash;
import io.muster.upload.LaneCheckpoint;
import io.muster.upload.Phase;
import io.muster.upload.Tally;
import io.muster.upload.Upload;
import io.muster.upload.UploadId;
import io.muster.upload.UploadState;
import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Posts rows in lanes as an upload does, without reading a workbook and without publishing. */
final class LaneRuns {
    private static final String OPEN_LANES = """
            insert into upload (id, kind, file_name, sha256, size_bytes, received_by, state, token)
            values ('%1$s', 'collections', 'bench.xlsx', sha256('%1$s'::bytea), 1, 'meera', 'reading', 1);
            insert into upload_lane (upload_id, lane, token)
            select '%1$s', lane, 1 from generate_series(0, %2$d) lane
            """;

    private static final AtomicInteger UPLOADS = new AtomicInteger();

    private final LoanBook book;
    private final ProcessMeter server;

    LaneRuns(LoanBook book, ProcessMeter server) {
        this.book = book;
        this.server = server;
    }

    /** Posts the rows as an upload of their own; fails unless each of them becomes a payment. */
    Figure post(List<Judged.Accepted<CollectionLine>> rows, int lanes, int batchRows) throws SQLException {
        Claim claim = claim(lanes);
        book.run(OPEN_LANES.formatted(claim.uploadId(), lanes - 1));
        PostingOrigin origin = PostingOrigin.workbook(
                claim.uploadId().value(), claim.upload().content().bytes(), "meera", LoanBook.DAY, false);
        List<List<List<Judged<CollectionLine>>>> dealt = deal(rows, lanes, batchRows);
        try (var lender = new OneLender(book.tenant())) {
            List<OneLane> each = new ArrayList<>();
            List<Uni<Void>> work = new ArrayList<>();
            for (int lane = 0; lane < lanes; lane++) {
                OneLane one = new OneLane(lender, book.tenant(), claim, origin, lane);
                each.add(one);
                work.add(inOrder(one, dealt.get(lane)));
            }
            double used = server.cpuSeconds();
            double own = ThreadMeter.processCpuSeconds();
            long began = System.nanoTime();
            var _ = Uni.join().all(work).andFailFast().await().indefinitely();
            double seconds = (System.nanoTime() - began) / 1e9;
            double usedAfter = server.cpuSeconds();
            double ownAfter = ThreadMeter.processCpuSeconds();
            requireAll(rows.size(), each);
            return new Figure(rows.size(), seconds, usedAfter - used, ownAfter - own);
        }
    }

    private static Uni<Void> inOrder(OneLane lane, List<List<Judged<CollectionLine>>> batches) {
        return Multi.createFrom()
                .iterable(batches)
                .onItem()
                .transformToUniAndConcatenate(lane::post)
                .onItem()
                .ignoreAsUni();
    }

    private static void requireAll(int rows, List<OneLane> lanes) {
        long posted = lanes.stream().mapToLong(OneLane::posted).sum();
        if (posted != rows) {
            throw new IllegalStateException("of " + rows + " rows " + posted + " were posted");
        }
    }

    private static List<List<List<Judged<CollectionLine>>>> deal(
            List<Judged.Accepted<CollectionLine>> rows, int lanes, int batchRows) {
        List<List<List<Judged<CollectionLine>>>> dealt = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            dealt.add(new ArrayList<>());
        }
        for (var row : rows) {
            List<List<Judged<CollectionLine>>> batches = dealt.get(OneLane.laneOf(row, lanes));
            if (batches.isEmpty() || batches.getLast().size() == batchRows) {
                batches.add(new ArrayList<>(batchRows));
            }
            batches.getLast().add(row);
        }
        return dealt;
    }

    private static Claim claim(int lanes) {
        List<LaneCheckpoint> checkpoints = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            checkpoints.add(new LaneCheckpoint(lane, 0, Tally.NONE, BigInteger.ZERO));
        }
        var reading = new UploadState.Reading(1, Phase.POST, "bench", Instant.MAX);
        var upload = Upload.plain(
                UploadId.next(),
                WorkbookKind.COLLECTIONS,
                "bench.xlsx",
                // Another file each time: its hash is part of the keys of rows without a reference
                new ContentHash("%064x".formatted(UPLOADS.incrementAndGet())),
                1,
                Instant.EPOCH,
                "meera",
                reading);
        return new Claim(upload, reading, 1, null, checkpoints);
    }
}
