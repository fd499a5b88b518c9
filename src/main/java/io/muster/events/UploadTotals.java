package io.muster.events;

import com.fasterxml.jackson.core.JsonGenerator;
import io.muster.tenant.TenantId;
import io.muster.tenant.WorkbookKind;
import io.muster.upload.Tally;
import io.muster.upload.UploadId;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;

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

    OutboxEvent event(EventType type, Json.Fields fields) {
        return new OutboxEvent(type, upload + "/" + token, tenant + ":" + upload, Json.object(fields));
    }

    void write(JsonGenerator json) throws IOException {
        Json.text(json, "tenant", tenant);
        Json.text(json, "uploadId", upload);
        Json.text(json, "kind", kind.slug());
        json.writeStringField("sha256", HexFormat.of().formatHex(sha256));
        json.writeNumberField("rows", tally.rows());
        verdict(json, "posted", tally.postedRows(), tally.postedPaise());
        verdict(json, "alreadyPosted", tally.alreadyPostedRows(), tally.alreadyPostedPaise());
        verdict(json, "refused", tally.refusedRows(), tally.refusedPaise());
        verdict(json, "rejected", tally.rejectedRows(), tally.rejectedPaise());
        json.writeStringField("currency", "INR");
        json.writeStringField("postingHash", HexFormat.of().formatHex(postingHash));
        Json.text(json, "finishedAt", finishedAt);
    }

    private static void verdict(JsonGenerator json, String name, long rows, long paise) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("rows", rows);
        json.writeNumberField("paise", paise);
        json.writeEndObject();
    }
}
