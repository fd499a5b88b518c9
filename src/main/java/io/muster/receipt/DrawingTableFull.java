package io.muster.receipt;

import java.io.Serial;

/** Too many receipts are being drawn at this moment; a little later there is room. */
public final class DrawingTableFull extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    DrawingTableFull() {
        super("too many receipts are being drawn", null, false, false);
    }
}
