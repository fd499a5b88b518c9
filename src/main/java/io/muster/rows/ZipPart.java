package io.muster.rows;

/**
 * A part of the archive, as the archive's directory describes it.
 *
 * @param headerOffset where the part's own header stands in the file
 * @param storedBytes length in the file
 * @param bytes length once inflated
 * @param crc checksum of the inflated bytes
 * @param method 0 stored as is, 8 deflated
 */
record ZipPart(String name, long headerOffset, long storedBytes, long bytes, long crc, int method) {}
