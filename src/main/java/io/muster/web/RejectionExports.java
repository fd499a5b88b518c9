package io.muster.web;

import io.muster.pipeline.Books;
import io.muster.pipeline.MendedSheet;
import io.muster.pipeline.RejectionsWorkbook;
import io.muster.posting.RowVerdict;
import io.muster.tenant.TenantId;
import io.muster.upload.Upload;
import io.muster.upload.Uploads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Sends the rows of an upload that were not taken as a workbook, a page of rows at a time. */
@ApplicationScoped
public class RejectionExports {
    private static final int PAGE_ROWS = 1_000;

    private final Uploads uploads;
    private final Books books;
    private final WorkbookSending workbooks;
    private final WebConfig config;

    RejectionExports(Uploads uploads, Books books, WorkbookSending workbooks, WebConfig config) {
        this.uploads = uploads;
        this.books = books;
        this.workbooks = workbooks;
        this.config = config;
    }

    /**
     * The workbook, written while it is sent; the caller's thread blocks.
     *
     * @throws ProblemFailure when there is no such upload, or too many workbooks are being written
     */
    public Response send(TenantId tenant, String id) {
        Upload upload = uploads.find(tenant, UploadAddress.id(id))
                .map(UploadAddress::orNotFound)
                .await()
                .atMost(config.waitMax());
        return workbooks.send(
                tenant,
                "rejections-" + upload.id(),
                out -> new RejectionsWorkbook(MendedSheet.headerOf(upload))
                        .write(out, after -> page(tenant, upload, after)));
    }

    private List<RowVerdict> page(TenantId tenant, Upload upload, int after) {
        return books.toMend(tenant, upload, after, PAGE_ROWS).await().atMost(config.waitMax());
    }
}
