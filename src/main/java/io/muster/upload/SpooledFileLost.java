package io.muster.upload;

import java.io.Serial;

/** The spool no longer has the bytes that were sent: the file is gone, or is not what it was. */
public final class SpooledFileLost extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    SpooledFileLost(UploadId upload) {
        super("the workbook of upload " + upload + " is not in the spool as it was sent");
    }
}
