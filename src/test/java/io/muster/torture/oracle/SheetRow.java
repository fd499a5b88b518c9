package io.muster.torture.oracle;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row as the file has it: its number and what stands in its cells, by column from 0; blank cells are left out. */
record SheetRow(int number, Map<Integer, Cell> cells) {

    /** @param numeric a number cell; otherwise text */
    record Cell(String text, boolean numeric) {}

    @Nullable
    Cell cell(int column) {
        return cells.get(column);
    }
}
