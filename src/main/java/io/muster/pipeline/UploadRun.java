package io.muster.pipeline;

import io.muster.posting.RowsDone;
import io.muster.rows.RawRow;
import io.muster.rows.UnreadableWorkbook;
import io.muster.upload.LaneCheckpoint;
import io.muster.validation.Judged;
import io.muster.validation.RowCheck;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An upload's rows from the first to the last: read on demand, judged, gathered into windows, and each window's lanes
 * posted side by side before the next window is asked for.
 *
 * <p>Memory holds the window that is posted and the ones that are read meanwhile.
 *
 * @param <L> what an accepted row claims
 */
final class UploadRun<L> {
    private static final int WINDOWS_AHEAD = 1;

    private final Road<L> road;
    private final Batch.Frame frame;
    private final BatchPosting posting;
    private final Gate gate;
    private final Seat seat;
    private final Dealing<L> dealing;
    private final Echoes<L> echoes;
    private final List<LaneCheckpoint> checkpoints;
    private final int windowRowsMax;
    private final AtomicReference<@Nullable Throwable> brokenOff = new AtomicReference<>();

    UploadRun(
            Road<L> road,
            Batch.Frame frame,
            RowsDone done,
            BatchPosting posting,
            Gate gate,
            Seat seat,
            int batchRowsMax) {
        this.road = road;
        this.frame = frame;
        this.posting = posting;
        this.gate = gate;
        this.seat = seat;
        this.checkpoints = new CopyOnWriteArrayList<>(frame.claim().checkpoints());
        this.dealing = new Dealing<>(road, checkpoints.size(), done);
        this.echoes = new Echoes<>(line -> road.claims(line, frame.origin().keyIncludesLoan()), dealing::laneOf);
        this.windowRowsMax = batchRowsMax * checkpoints.size();
    }

    /**
     * Posts every row behind the checkpoints; the item comes when the last one has its verdict, or, once the attempt
     * must end, at the end of a window. Where the sheet cannot be read further the rows before are posted, and then it
     * fails with {@link UnreadableWorkbook}.
     *
     * @param reader where rows are read and judged; never an event loop, for reading blocks
     * @param afterWindow told when a window is posted
     */
    Uni<Void> post(SheetReading sheet, Attempt attempt, Executor reader, Runnable afterWindow) {
        RowCheck<L> check = road.check(sheet);
        return sheet.workbook()
                .lists(sheet.sheet(), windowRowsMax, row -> judge(sheet, check, attempt, row))
                .runSubscriptionOn(reader)
                // As a failure it would overtake the window that waits to be posted
                .onFailure(UnreadableWorkbook.class)
                .invoke(brokenOff::set)
                .onFailure(UnreadableWorkbook.class)
                .recoverWithCompletion()
                .map(echoes::cut)
                .emitOn(reader, WINDOWS_AHEAD)
                .onItem()
                .<List<Judged<L>>>disjoint()
                .select()
                .first(_ -> !attempt.mustEnd())
                .onItem()
                .transformToUniAndConcatenate(window -> postWhenThereIsRoom(attempt, window, reader))
                .invoke(afterWindow)
                .onItem()
                .ignoreAsUni()
                .invoke(() -> requireReadToTheEnd(attempt));
    }

    /** Null for a row that needs no verdict. */
    private @Nullable Judged<L> judge(SheetReading sheet, RowCheck<L> check, Attempt attempt, RawRow row) {
        if (row.number() <= sheet.header().rowNumber() || RowCheck.isBlank(row)) {
            return null;
        }
        seat.pace();
        attempt.rowsRead().incrementAndGet();
        return check.check(row);
    }

    /** When the attempt must end, the rows before the break may not be posted yet: the next claim will tell. */
    private void requireReadToTheEnd(Attempt attempt) {
        if (!attempt.mustEnd() && brokenOff.get() instanceof UnreadableWorkbook broken) {
            throw broken;
        }
    }

    /** A window that is held when the attempt must end is not posted: the next claim reads it again. */
    private Uni<Integer> postWhenThereIsRoom(Attempt attempt, List<Judged<L>> window, Executor reader) {
        return gate.pass(attempt)
                // It may answer on an event loop, which is no place for dealing
                .emitOn(reader)
                .flatMap(_ -> attempt.mustEnd() ? Uni.createFrom().item(0) : postWindow(window));
    }

    /** Waits for every lane, also after a failure, so that nothing of this attempt runs on behind its end. */
    private Uni<Integer> postWindow(List<Judged<L>> window) {
        List<Uni<LaneCheckpoint>> lanes = dealing.deal(window).stream()
                .filter(rows -> !rows.isEmpty())
                .map(this::postLane)
                .toList();
        return lanes.isEmpty()
                ? Uni.createFrom().item(0)
                : Uni.join().all(lanes).andCollectFailures().map(List::size);
    }

    private Uni<LaneCheckpoint> postLane(List<Judged<L>> rows) {
        int lane = dealing.laneOf(rows.getFirst());
        return seat.inTurn(rows.size(), () -> posting.post(road, frame, new Batch<>(checkpoints.get(lane), rows)))
                .invoke(reached -> checkpoints.set(lane, reached));
    }
}
