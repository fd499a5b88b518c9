package io.muster.rows;

import java.util.function.Predicate;

/** A row's start in a buffer: its number and whether it is hidden. */
final class PlainRowTag {
    private static final int NOT_PLAIN = -1;
    private static final int NUMBER = 0;
    private static final int HIDDEN = 1;

    private final PlainTag tag;
    private int number;
    private boolean hidden;

    PlainRowTag(Predicate<String> isDeclared) {
        tag = new PlainTag(
                isDeclared,
                "r",
                "hidden",
                "spans",
                "s",
                "customFormat",
                "ht",
                "customHeight",
                "outlineLevel",
                "collapsed",
                "thickTop",
                "thickBot",
                "ph");
    }

    /** Reads the tag that begins there; gives the place behind it, -1 for a row that does not surely follow the last. */
    int read(byte[] bytes, int start, int lastRow) {
        boolean row =
                bytes[start] == '<' && bytes[start + 1] == 'r' && bytes[start + 2] == 'o' && bytes[start + 3] == 'w';
        int at = row ? tag.read(bytes, start + 4) : NOT_PLAIN;
        if (at < 0) {
            return NOT_PLAIN;
        }
        int stated = tag.start(NUMBER);
        number = stated < 0 ? lastRow + 1 : PlainCellTag.number(bytes, stated, tag.end(NUMBER) - stated);
        hidden = isTrue(bytes, tag.start(HIDDEN), tag.end(HIDDEN));
        return number > lastRow ? at : NOT_PLAIN;
    }

    int number() {
        return number;
    }

    boolean hidden() {
        return hidden;
    }

    private static boolean isTrue(byte[] bytes, int start, int end) {
        return start >= 0
                && (end - start == 1 && bytes[start] == '1'
                        || end - start == 4
                                && bytes[start] == 't'
                                && bytes[start + 1] == 'r'
                                && bytes[start + 2] == 'u'
                                && bytes[start + 3] == 'e');
    }
}
