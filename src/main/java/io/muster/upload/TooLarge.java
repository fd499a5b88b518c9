package io.muster.upload;

import java.io.IOException;
import java.io.Serial;

/** A workbook passed the limit; nothing of it is kept. */
public final class TooLarge extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private final long sizeBytesMax;

    TooLarge(long sizeBytesMax) {
        super("a workbook has at most " + sizeBytesMax + " bytes");
        this.sizeBytesMax = sizeBytesMax;
    }

    /** The limit that was passed. */
    public long sizeBytesMax() {
        return sizeBytesMax;
    }
}
