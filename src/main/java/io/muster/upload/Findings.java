package io.muster.upload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the reader has found in the workbook so far.
 *
 * @param sheet the sheet that is read; null before it was found
 * @param headerRow the header's row as Excel numbers it; 0 before it was found
 * @param header the header's cells in the sheet's column order; empty before it was found
 * @param rowsExpected how many rows the reader thinks there are; null when it cannot tell
 * @param rowsRead data rows read so far, by the present attempt
 */
public record Findings(
        @Nullable String sheet,
        int headerRow,
        List<String> header,
        @Nullable Integer rowsExpected,
        int rowsRead) {
    public static final Findings NONE = new Findings(null, 0, List.of(), null, 0);

    public Findings {
        header = List.copyOf(header);
    }
}
