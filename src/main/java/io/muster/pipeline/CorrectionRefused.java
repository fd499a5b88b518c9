package io.muster.pipeline;

import java.io.Serial;

/** A correction that cannot be done as asked; nothing was written. */
public final class CorrectionRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final Why why;

    CorrectionRefused(Why why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    /** Why not. */
    public Why why() {
        return why;
    }

    /** Why a correction cannot be done. */
    public enum Why {
        /** The sheet was never read so far that its columns are known. */
        NOT_READ,
        /** Nobody has it open under this id. */
        NOT_OPEN,
        /** It was sent meanwhile. */
        SENT,
        /** One of the rows went with a child upload that still stands. */
        ROW_SENT,
        /** One of the rows does not wait to be mended. */
        NO_SUCH_ROW,
        /** One of the columns is not of the sheet, or is one that Muster wrote. */
        NO_SUCH_COLUMN,
        /** A text is longer than a cell holds. */
        TEXT_TOO_LONG,
        /** More cells at once than are taken. */
        TOO_MANY_CELLS,
        /** More rows in one sitting than are taken. */
        TOO_MANY_ROWS,
        /** This person did nothing in this sitting that stands. */
        NOTHING_TO_UNDO,
        /** No edited row can go as it stands. */
        NOTHING_TO_SEND,
        /** It is not any more what was looked at: somebody edited or sent rows meanwhile. */
        CHANGED_SINCE
    }
}
