package io.muster.pipeline;

import io.muster.rows.RawRow;
import io.muster.rows.UnreadableWorkbook;
import io.muster.validation.Judged;
import io.muster.validation.RowCheck;
import io.smallrye.mutiny.Multi;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A sheet's data rows, read on demand and judged by themselves, in windows that are worked on one after the other.
 *
 * @param <L> what an accepted row claims
 */
final class Windows<L> {
    private static final int WINDOWS_AHEAD = 1;

    private final SheetReading sheet;
    private final RowCheck<L> check;
    private final Attempt attempt;
    private final Echoes<L> echoes;
    private final int rowsMax;
    private final LongConsumer readNanos;
    /** Of the window that is gathered; 0 before its first row. By the one reader that there is at a time. */
    private long begunNanos;

    private final AtomicReference<@Nullable Throwable> brokenOff = new AtomicReference<>();

    /**
     * @param echoes cuts a window where a row could come before an earlier one with the same money
     * @param rowsMax of a window
     * @param readNanos told how long each window took to be read and judged
     */
    Windows(
            SheetReading sheet,
            RowCheck<L> check,
            Attempt attempt,
            Echoes<L> echoes,
            int rowsMax,
            LongConsumer readNanos) {
        this.sheet = sheet;
        this.check = check;
        this.attempt = attempt;
        this.echoes = echoes;
        this.rowsMax = rowsMax;
        this.readNanos = readNanos;
    }

    /**
     * The windows up to the last row, to where the sheet cannot be read further, or to where the attempt must end: {@link
     * #requireReadToTheEnd} tells which.
     *
     * @param reader where rows are read and judged; never an event loop, for reading blocks
     */
    Multi<List<Judged<L>>> read(Executor reader) {
        return sheet.workbook()
                .lists(sheet.sheet(), rowsMax, this::judge)
                .invoke(this::gathered)
                .runSubscriptionOn(reader)
                // As a failure it would overtake the window that waits to be worked on
                .onFailure(UnreadableWorkbook.class)
                .invoke(brokenOff::set)
                .onFailure(UnreadableWorkbook.class)
                .recoverWithCompletion()
                .map(echoes::cut)
                .emitOn(reader, WINDOWS_AHEAD)
                .onItem()
                .<List<Judged<L>>>disjoint()
                .select()
                .first(_ -> !attempt.mustEnd());
    }

    /**
     * When the attempt must end, the rows before the break may not be done yet: the next claim will tell.
     *
     * @throws UnreadableWorkbook where the sheet cannot be read further
     */
    void requireReadToTheEnd() {
        if (!attempt.mustEnd() && brokenOff.get() instanceof UnreadableWorkbook broken) {
            throw broken;
        }
    }

    private void gathered() {
        if (begunNanos != 0) {
            readNanos.accept(System.nanoTime() - begunNanos);
            begunNanos = 0;
        }
    }

    /** Null for a row that needs no verdict. */
    private @Nullable Judged<L> judge(RawRow row) {
        if (row.number() <= sheet.header().rowNumber() || RowCheck.isBlank(row)) {
            return null;
        }
        if (begunNanos == 0) {
            begunNanos = System.nanoTime();
        }
        attempt.seat().pace();
        attempt.rowsRead().incrementAndGet();
        return check.check(row);
    }
}
