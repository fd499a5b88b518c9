package io.muster.events;

import io.muster.loan.LoanAccountNumber;
import io.muster.loan.Shares;
import io.muster.notification.Channel;
import io.muster.notification.MessageKind;
import io.muster.notification.MessageState;
import io.muster.notification.sending.Settlement;
import io.muster.posting.ReceiptNumber;
import io.muster.tenant.TenantId;
import io.muster.tenant.WorkbookKind;
import io.muster.upload.Tally;
import io.muster.upload.UploadId;
import io.muster.validation.PaymentMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event of each kind, as the books would make it. */
final class SampleEvents {
    static final UUID UPLOAD = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
    static final UUID KEY = UUID.fromString("6f1d9a52-7c1e-5d0b-9d3a-0b5f3c7e2a11");

    private static final Instant AT = Instant.parse("2026-11-22T10:15:30.123456Z");

    private SampleEvents() {}

    static PaymentPosted payment(
            TenantId tenant, @Nullable String reference, @Nullable UUID upload, @Nullable Integer row) {
        return new PaymentPosted(
                tenant,
                KEY,
                "BLR/26/00000012",
                new LoanAccountNumber("KAV-BLR-0000001"),
                1,
                12_345_67,
                PaymentMode.UPI,
                reference,
                LocalDate.of(2026, 11, 21),
                LocalDate.of(2026, 11, 22),
                new Shares(0, 0, 2_345_67, 9_000_00),
                1_000_00,
                "horizontal/1",
                upload,
                row,
                AT,
                "meera");
    }

    static ReceiptCancelled cancelled(TenantId tenant, boolean reissueFollows) {
        return new ReceiptCancelled(
                tenant,
                new ReceiptNumber("BLR/26/00000012"),
                KEY,
                new LoanAccountNumber("KAV-BLR-0000001"),
                12_345_67,
                AT,
                "meera",
                reissueFollows);
    }

    static ReceiptReissued reissued(TenantId tenant) {
        return new ReceiptReissued(
                tenant,
                new ReceiptNumber("BLR/26/00000013"),
                new ReceiptNumber("BLR/26/00000012"),
                KEY,
                new LoanAccountNumber("KAV-BLR-0000001"),
                12_345_67,
                AT,
                "meera");
    }

    /** A message that was sent, or that died for this reason. */
    static MessageSettled settled(TenantId tenant, @Nullable String reasonCode) {
        boolean sent = reasonCode == null;
        return new MessageSettled(
                tenant,
                new Settlement(
                        KEY,
                        3,
                        MessageKind.PAYMENT_RECEIVED,
                        Channel.SMS,
                        sent ? MessageState.SENT : MessageState.DEAD,
                        reasonCode,
                        sent ? KEY : null,
                        sent ? "BLR/26/00000012" : null,
                        AT));
    }

    /** An upload of 12 rows, of which one was posted. */
    static UploadTotals totals(TenantId tenant, byte[] postingHash) {
        return new UploadTotals(
                tenant,
                new UploadId(UPLOAD),
                1,
                WorkbookKind.COLLECTIONS,
                new byte[32],
                new Tally(1, 2, 4, 5, 12_345_67, 200, 400, 500),
                postingHash,
                AT);
    }
}
