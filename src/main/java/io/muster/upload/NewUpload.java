package io.muster.upload;

import io.muster.tenant.WorkbookKind;

/** A workbook that lies whole in the spool and is not known yet. */
public record NewUpload(WorkbookKind kind, String fileName, ContentHash content, long sizeBytes, String receivedBy) {}
