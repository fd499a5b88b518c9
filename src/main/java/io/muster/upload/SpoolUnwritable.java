package io.muster.upload;

import java.io.IOException;
import java.io.Serial;

/** The disk under the spool takes no more: it is full, over its quota, or broken. Nothing of the workbook is kept. */
public final class SpoolUnwritable extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    SpoolUnwritable(IOException disk) {
        super("the spool cannot be written: " + disk.getMessage(), disk);
    }
}
