package io.muster.rows;

import org.jspecify.annotations.Nullable;

/** A sheet's rows one after the other: read when asked for, never ahead. One thread at a time. */
interface RowSource extends AutoCloseable {

    /**
     * Reads the next row that has content; blocks.
     *
     * @return null behind the last one
     * @throws UnreadableWorkbook if the sheet cannot be read further
     * @throws java.io.UncheckedIOException if the disk fails
     */
    @Nullable
    RawRow next();

    /** Frees what the reading holds; more than once does no harm. */
    @Override
    void close();
}
