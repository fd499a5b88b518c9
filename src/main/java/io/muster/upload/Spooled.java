package io.muster.upload;

import java.nio.file.Path;

/** A workbook that lies whole and durable in the spool. */
public record Spooled(ContentHash content, long sizeBytes, Path path) {}
