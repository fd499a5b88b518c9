package io.muster.pipeline;

import io.muster.posting.RowsDone;
import io.muster.rows.UnreadableWorkbook;
import io.muster.trace.Span;
import io.muster.upload.LaneCheckpoint;
import io.muster.validation.Judged;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;

/**
 * An upload's rows from the first to the last: read on demand, judged, gathered into windows, and each window's lanes
 * posted side by side before the next window is asked for.
 *
 * <p>Memory holds the window that is posted and the ones that are read meanwhile.
 *
 * @param <L> what an accepted row claims
 */
final class UploadRun<L> {
    private final Road<L> road;
    private final Batch.Frame frame;
    private final BatchPosting posting;
    private final Gate gate;
    private final Seat seat;
    private final Dealing<L> dealing;
    private final Echoes<L> echoes;
    private final List<LaneCheckpoint> checkpoints;
    private final int windowRowsMax;

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
     * @param readNanos told how long each window took to be read and judged by itself
     * @param afterWindow told when a window is posted
     */
    Uni<Void> post(SheetReading sheet, Attempt attempt, Executor reader, LongConsumer readNanos, Runnable afterWindow) {
        Windows<L> windows = new Windows<>(sheet, road.check(sheet), attempt, echoes, windowRowsMax, readNanos);
        return windows.read(reader)
                .onItem()
                .transformToUniAndConcatenate(window -> postWhenThereIsRoom(attempt, window, reader))
                .invoke(afterWindow)
                .onItem()
                .ignoreAsUni()
                .invoke(windows::requireReadToTheEnd);
    }

    /** A window that is held when the attempt must end is not posted: the next claim reads it again. */
    private Uni<Integer> postWhenThereIsRoom(Attempt attempt, List<Judged<L>> window, Executor reader) {
        return gate.pass(attempt)
                // It may answer on an event loop, which is no place for dealing
                .emitOn(reader)
                .flatMap(_ -> attempt.mustEnd() ? Uni.createFrom().item(0) : postWindow(window))
                .invoke(() -> attempt.rowsDone().addAndGet(window.size()));
    }

    /** Waits for every lane, also after a failure, so that nothing of this attempt runs on behind its end. */
    private Uni<Integer> postWindow(List<Judged<L>> window) {
        Span span = frame.attempt().child("window").with("muster.rows", window.size());
        List<Uni<LaneCheckpoint>> lanes = dealing.deal(window).stream()
                .filter(rows -> !rows.isEmpty())
                .map(rows -> postLane(rows, span))
                .toList();
        return lanes.isEmpty()
                ? Uni.createFrom().item(0)
                : Uni.join()
                        .all(lanes)
                        .andCollectFailures()
                        .map(List::size)
                        .onFailure()
                        .invoke(span::fail)
                        .invoke(span::end);
    }

    private Uni<LaneCheckpoint> postLane(List<Judged<L>> rows, Span window) {
        int lane = dealing.laneOf(rows.getFirst());
        return seat.inTurn(
                        rows.size(), () -> posting.post(road, frame, new Batch<>(checkpoints.get(lane), rows, window)))
                .invoke(reached -> checkpoints.set(lane, reached));
    }
}
