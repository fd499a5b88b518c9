package io.muster.rows;

import java.util.Collections;
import java.util.List;

/** What a row amounts to: nothing, when there is nothing in it that a person could see. */
final class RowContent {
    private RowContent() {}

    /** The cells, read-only; none at all for a row of blanks and spaces. */
    static List<RawCell> of(List<RawCell> cells) {
        for (RawCell cell : cells) {
            if (!isBlank(cell)) {
                return Collections.unmodifiableList(cells);
            }
        }
        return List.of();
    }

    /** Whether there is nothing in the cell that a person could see. */
    static boolean isBlank(RawCell cell) {
        return switch (cell) {
            case RawCell.Blank _ -> true;
            case RawCell.Text(String text) -> isBlank(text);
            case RawCell.Numeric _, RawCell.Bool _, RawCell.Failed _, RawCell.Uncalculated _ -> false;
        };
    }

    private static boolean isBlank(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                return false;
            }
        }
        return true;
    }
}
