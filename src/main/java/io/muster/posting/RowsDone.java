package io.muster.posting;

import io.vertx.mutiny.sqlclient.Row;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The rows of an upload that have their verdicts when an attempt begins; none of them may be judged or posted again.
 *
 * @param lastRow each run's last row by its first; as Excel numbers them, runs do not touch
 */
public record RowsDone(NavigableMap<Integer, Integer> lastRow) {
    /** Nothing has its verdict yet. */
    public static final RowsDone NONE = new RowsDone(new TreeMap<>());

    static RowsDone read(Iterable<Row> runs) {
        NavigableMap<Integer, Integer> lastRow = new TreeMap<>();
        runs.forEach(run -> lastRow.put(run.getInteger("first_row"), run.getInteger("last_row")));
        return new RowsDone(lastRow);
    }

    /** Whether this row has its verdict. */
    public boolean contains(int row) {
        var run = lastRow.floorEntry(row);
        return run != null && row <= run.getValue();
    }
}
