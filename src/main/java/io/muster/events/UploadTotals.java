package io.muster.events;

import io.muster.tenant.TenantId;
import io.muster.tenant.WorkbookKind;
import io.muster.upload.Tally;
import io.muster.upload.UploadId;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * What an upload came to, with which a consumer can prove that it has every payment of it.
 *
 * @param token the claim under which it ended; an upload that failed may go on and end again
 * @param sha256 of the file, 32 bytes
 * @param tally rows and paise by verdict
 * @param postingHash over the upload's new payments, 32 bytes
 * @param finishedAt when it ended, well or not
 */
public record UploadTotals(
        TenantId tenant,
        UploadId upload,
        long token,
        WorkbookKind kind,
        byte[] sha256,
        Tally tally,
        byte[] postingHash,
        Instant finishedAt) {

    OutboxEvent event(EventType type, Consumer<Json> fields) {
        return new OutboxEvent(type, upload + "/" + token, tenant + ":" + upload, new Json().object(fields));
    }

    void write(Json json) {
        json.text("tenant", tenant);
        json.text("uploadId", upload);
        json.text("kind", kind.slug());
        json.text("sha256", HexFormat.of().formatHex(sha256));
        json.number("rows", tally.rows());
        verdict(json, "posted", tally.postedRows(), tally.postedPaise());
        verdict(json, "alreadyPosted", tally.alreadyPostedRows(), tally.alreadyPostedPaise());
        verdict(json, "refused", tally.refusedRows(), tally.refusedPaise());
        verdict(json, "rejected", tally.rejectedRows(), tally.rejectedPaise());
        json.text("currency", "INR");
        json.text("postingHash", HexFormat.of().formatHex(postingHash));
        json.text("finishedAt", finishedAt);
    }

    private static void verdict(Json json, String name, long rows, long paise) {
        json.object(name, verdict -> {
            verdict.number("rows", rows);
            verdict.number("paise", paise);
        });
    }
}
