package io.muster.pdf;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.util.List;

/** A text as a QR code: which squares are dark. Immutable. */
public final class QrSquares {
    /** A fixed pattern over the code: the search for the best of the eight would take most of the time of a page. */
    private static final int MASK = 2;

    private final QrCode code;

    private QrSquares(QrCode code) {
        this.code = code;
    }

    /** @throws IllegalArgumentException when the text is longer than a code of medium correction holds */
    public static QrSquares of(String text) {
        List<QrSegment> segments = QrSegment.makeSegments(text);
        return new QrSquares(QrCode.encodeSegments(
                segments, QrCode.Ecc.MEDIUM, QrCode.MIN_VERSION, QrCode.MAX_VERSION, MASK, false));
    }

    /** Squares on a side, without the white margin of four that a reader wants around it. */
    public int size() {
        return code.size;
    }

    /** Runs of dark squares as rectangles, one unit a square, from the bottom left. */
    void drawInto(Ink ink) {
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                int from = x;
                while (code.getModule(x, y)) {
                    x++;
                }
                if (x > from) {
                    ink.put(from)
                            .put(" ")
                            .put(code.size - 1 - y)
                            .put(" ")
                            .put(x - from)
                            .put(" 1 re\n");
                }
            }
        }
    }
}
