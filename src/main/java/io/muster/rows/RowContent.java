package io.muster.rows;

import java.util.Collections;
import java.util.List;

/** What a row amounts to: nothing, when there is nothing in it that a person could see. */
final class RowContent {
    private RowContent() {}

    /** The cells, read-only; none at all for a row of blanks and spaces. */
    static List<RawCell> of(List<RawCell> cells) {
        return cells.stream().allMatch(RowContent::isBlank) ? List.of() : Collections.unmodifiableList(cells);
    }

    private static boolean isBlank(RawCell cell) {
        return switch (cell) {
            case RawCell.Blank _ -> true;
            case RawCell.Text text -> text.text().chars().allMatch(RowContent::isSpace);
            case RawCell.Numeric _, RawCell.Bool _, RawCell.Failed _, RawCell.Uncalculated _ -> false;
        };
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
