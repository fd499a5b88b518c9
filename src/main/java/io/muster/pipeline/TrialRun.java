package io.muster.pipeline;

import io.muster.db.TenantDatabases;
import io.muster.posting.MendedUploads;
import io.muster.posting.PostingOrigin;
import io.muster.posting.SeenKeys;
import io.muster.posting.Trial.FirstRow;
import io.muster.validation.Judged;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * An upload's rows from the first to the last as {@link UploadRun} takes them, in the same windows, lanes and turns, judged in
 * read transactions and counted.
 *
 * <p>Memory holds two windows, the first rows, and the keys of the sheet's money.
 *
 * @param <L> what an accepted row claims
 */
final class TrialRun<L> {
    private final TenantDatabases databases;
    private final Road<L> road;
    private final Attempt attempt;
    private final PostingOrigin origin;
    private final Dealing<L> dealing;
    private final Echoes<L> echoes;
    private final int windowRowsMax;
    private final Duration batchTimeMax;
    private final SeenKeys seen;
    private final MendedUploads mended = new MendedUploads();
    private final TrialCount count = new TrialCount();

    /**
     * @param batchRowsMax as the posting's, so that rows meet each other as they will then
     * @param rowsExpected of the sheet, as well as can be told
     */
    TrialRun(
            TenantDatabases databases,
            Road<L> road,
            Attempt attempt,
            PostingOrigin origin,
            int batchRowsMax,
            Duration batchTimeMax,
            int rowsExpected) {
        int lanes = attempt.claim().checkpoints().size();
        this.databases = databases;
        this.road = road;
        this.attempt = attempt;
        this.origin = origin;
        this.dealing = new Dealing<>(road, lanes, attempt.done());
        this.echoes = new Echoes<>(line -> road.claims(line, origin.keyIncludesLoan()), dealing::laneOf);
        this.windowRowsMax = batchRowsMax * lanes;
        this.batchTimeMax = batchTimeMax;
        this.seen = new SeenKeys(rowsExpected);
    }

    /**
     * What it has come to.
     *
     * @param mends the uploads whose rows the sheet has once more
     */
    record Findings(TrialCount count, Set<UUID> mends) {}

    /**
     * Looks at every row; the item comes when the last one is counted, or, once the attempt must end, at the end of a window.
     * Fails with {@link io.muster.rows.UnreadableWorkbook} where the sheet cannot be read further.
     *
     * @param reader where rows are read and judged by themselves
     * @param afterWindow told when a window is done
     */
    Uni<Findings> look(SheetReading sheet, Executor reader, Runnable afterWindow) {
        Windows<L> windows = new Windows<>(sheet, road.check(sheet), attempt, echoes, windowRowsMax, _ -> {});
        return windows.read(reader)
                .onItem()
                .transformToUniAndConcatenate(window -> lookAtWindow(window).emitOn(reader))
                .invoke(afterWindow)
                .onItem()
                .ignoreAsUni()
                .invoke(windows::requireReadToTheEnd)
                .map(_ -> new Findings(count, mended.all()));
    }

    /** Waits for every lane, also after a failure, so that nothing of this attempt runs on behind its end. */
    private Uni<Integer> lookAtWindow(List<Judged<L>> window) {
        window.forEach(row -> count.read(row, amountPaise(row), attempt.done().contains(row.rowNumber())));
        List<Uni<List<FirstRow>>> lanes = dealing.deal(window).stream()
                .filter(rows -> !rows.isEmpty())
                .map(this::lookAtLane)
                .toList();
        return lanes.isEmpty()
                ? Uni.createFrom().item(0)
                : Uni.join().all(lanes).andCollectFailures().map(List::size);
    }

    private long amountPaise(Judged<L> row) {
        return switch (row) {
            case Judged.Accepted<L> accepted -> road.amountPaise(accepted.line());
            case Judged.Rejected<L> rejected -> rejected.amountPaise();
        };
    }

    private Uni<List<FirstRow>> lookAtLane(List<Judged<L>> rows) {
        List<Judged.Accepted<L>> lines = accepted(rows);
        return attempt.seat().inTurn(rows.size(), () -> lookInTime(lines)).invoke(count::looked);
    }

    /** Waiting for the turn does not count: a busy process looks later, and no less. */
    private Uni<List<FirstRow>> lookInTime(List<Judged.Accepted<L>> lines) {
        return look(lines).ifNoItem().after(batchTimeMax).fail();
    }

    private List<Judged.Accepted<L>> accepted(List<Judged<L>> rows) {
        List<Judged.Accepted<L>> accepted = new ArrayList<>(rows.size());
        for (Judged<L> row : rows) {
            switch (row) {
                case Judged.Accepted<L> right -> accepted.add(right);
                case Judged.Rejected<L> wrong -> count.rejected(wrong);
            }
        }
        return accepted;
    }

    private Uni<List<FirstRow>> look(List<Judged.Accepted<L>> lines) {
        return lines.isEmpty()
                ? Uni.createFrom().item(List.of())
                : databases.inReadTransaction(
                        attempt.tenant().id(),
                        tx -> road.look(tx, origin, lines, seen).call(() -> mended.note(tx, mends(lines))));
    }

    private List<UUID> mends(List<Judged.Accepted<L>> lines) {
        return lines.stream()
                .map(row -> road.mends(row.line()))
                .filter(Objects::nonNull)
                .toList();
    }
}
