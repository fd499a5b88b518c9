package io.muster.pipeline;

import io.muster.posting.CellEdit;
import io.muster.posting.RowVerdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands in the cells of some rows before an action; for one thread and one action. */
final class CellsNow {
    private final Map<Integer, List<String>> sent = new HashMap<>();
    private final Map<Place, String> edited = new HashMap<>();

    CellsNow(List<RowVerdict> rows, List<CellEdit.Standing> standing) {
        rows.forEach(row -> sent.put(row.rowNumber(), row.cells()));
        standing.forEach(cell -> edited.put(new Place(cell.row(), cell.col()), cell.text()));
    }

    private record Place(int row, int col) {}

    /**
     * What is to be written, and what stands there before it.
     *
     * @param before in the order of the edits
     */
    record Change(List<CellEdit.Wanted> edits, List<String> before) {}

    /** What stands in a cell; nothing in one that the row does not have. */
    String at(int row, int col) {
        List<String> cells = sent.getOrDefault(row, List.of());
        return edited.getOrDefault(new Place(row, col), col < cells.size() ? cells.get(col) : "");
    }

    /** What changes anything, of one cell only the last; rows that are kept as they are get an edit that changes nothing. */
    Change changed(List<CellEdit.Wanted> wanted, CellEdit.How how) {
        Map<Place, CellEdit.Wanted> last = new LinkedHashMap<>();
        for (CellEdit.Wanted each : wanted) {
            String now = at(each.row(), each.col());
            Place place = new Place(each.row(), each.col());
            if (how == CellEdit.How.KEPT) {
                last.put(place, new CellEdit.Wanted(each.row(), each.col(), now));
            } else if (each.text().equals(now)) {
                last.remove(place);
            } else {
                last.put(place, each);
            }
        }
        return change(List.copyOf(last.values()));
    }

    /** What takes these edits back; a cell that was changed since keeps its text, and that is noted all the same. */
    Change undone(List<CellEdit> done) {
        List<CellEdit.Wanted> back = new ArrayList<>(done.size());
        for (CellEdit edit : done) {
            String now = at(edit.row(), edit.col());
            back.add(new CellEdit.Wanted(edit.row(), edit.col(), edit.after().equals(now) ? edit.before() : now));
        }
        return change(back);
    }

    private Change change(List<CellEdit.Wanted> edits) {
        return new Change(
                edits, edits.stream().map(edit -> at(edit.row(), edit.col())).toList());
    }
}
