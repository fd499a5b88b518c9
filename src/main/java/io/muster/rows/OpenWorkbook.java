package io.muster.rows;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.groups.GeneratorEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A workbook that was looked through and may be read, as often as needed; close it when done. */
public final class OpenWorkbook implements AutoCloseable {
    private final List<SheetInfo> sheets;
    private final boolean date1904;
    private final SheetRows rows;

    OpenWorkbook(List<SheetInfo> sheets, boolean date1904, SheetRows rows) {
        this.sheets = sheets;
        this.date1904 = date1904;
        this.rows = rows;
    }

    /** The worksheets in the order of their tabs, hidden ones too; at least one. */
    public List<SheetInfo> sheets() {
        return sheets;
    }

    /** Whether date serials count from 1 January 1904, as old workbooks of the Macintosh do, and not from 1900. */
    public boolean date1904() {
        return date1904;
    }

    /**
     * The first rows that have content, for finding the header; reads no further. Blocks for as long as that takes.
     *
     * <p>Where the sheet breaks among them it gives the rows before the break: whoever reads {@link #rows} meets it in
     * its place, behind them.
     *
     * @throws UnreadableWorkbook if not even one row can be read
     */
    public List<RawRow> head(SheetInfo sheet, int rowsMax) {
        List<RawRow> head = new ArrayList<>();
        try (RowSource source = rows.open(sheet)) {
            while (head.size() < rowsMax) {
                RawRow row = source.next();
                if (row == null) {
                    break;
                }
                head.add(row);
            }
        } catch (UnreadableWorkbook broken) {
            if (head.isEmpty()) {
                throw broken;
            }
        }
        return List.copyOf(head);
    }

    /**
     * The sheet's rows that have content, in order; each subscription reads the sheet anew.
     *
     * <p>A row is read when it is asked for, on the thread that asks, which blocks meanwhile: subscribe with
     * {@code runSubscriptionOn} a worker, so that asking moves there as well. Completion, failure and cancellation free
     * what the reading held; a cancellation while a row is being read does so behind that row, without waiting.
     *
     * <p>Fails with {@link UnreadableWorkbook}, carrying the row that could not be read, where the sheet cannot be
     * read further: the rows before it were delivered. Fails with {@link java.io.UncheckedIOException} if the disk does.
     */
    public Multi<RawRow> rows(SheetInfo sheet) {
        return Multi.createFrom()
                .resource(() -> new SharedRowSource(rows.open(sheet)), OpenWorkbook::stream)
                .withFinalizer(SharedRowSource::close);
    }

    /**
     * As {@link #rows}, many rows an item: what each item of a stream costs is then paid once for many rows.
     *
     * @param rowsMax rows of a list; only the last one has fewer
     * @param take makes of a row what is listed, null when the row is passed over; on the reading thread, in order
     */
    public <T> Multi<List<T>> lists(SheetInfo sheet, int rowsMax, Function<RawRow, @Nullable T> take) {
        return Multi.createFrom()
                .resource(
                        () -> new SharedRowSource(rows.open(sheet)),
                        source -> stream(new RowLists<>(source, rowsMax, take)))
                .withFinalizer(SharedRowSource::close);
    }

    /** Frees the file and the table of texts; streams that are still open fail at their next row. */
    @Override
    public void close() {
        rows.close();
    }

    private static <T> Multi<List<T>> stream(RowLists<T> lists) {
        return Multi.createFrom().generator(() -> lists, (from, emitter) -> emitNext(from, emitter));
    }

    private static <T> RowLists<T> emitNext(RowLists<T> lists, GeneratorEmitter<? super List<T>> emitter) {
        lists.emitNext(emitter);
        return lists;
    }

    private static Multi<RawRow> stream(SharedRowSource source) {
        return Multi.createFrom().generator(() -> source, (from, emitter) -> emitNext(from, emitter));
    }

    /** Each step gives one row or ends the stream: a step that gave nothing would eat a unit of demand. */
    private static SharedRowSource emitNext(SharedRowSource source, GeneratorEmitter<? super RawRow> emitter) {
        RawRow row = source.next();
        if (row == null) {
            emitter.complete();
        } else {
            emitter.emit(row);
        }
        return source;
    }
}
