package io.muster.rows;

/** Who reads a sheet: both give the same rows, and a test holds them to it. */
public enum RowReader {
    /** Muster's own scanner: fast, and strict about everything that a file can do. */
    SCANNER,
    /** excel-streaming-reader on POI: the reader that others trust, for comparing and for a day when ours is wrong. */
    STREAMING_READER
}
