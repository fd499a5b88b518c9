package io.muster.pipeline;

import io.muster.notification.gateway.OutgoingMessage.Attachment;
import io.muster.notification.sending.Attachments;
import io.muster.posting.ReceiptNumber;
import io.muster.receipt.Paper;
import io.muster.receipt.Papers;
import io.muster.tenant.Language;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** The receipts that go with mails: the very bytes that staff see. */
@ApplicationScoped
class AttachedReceipts implements Attachments {
    private static final String PDF = "application/pdf";

    private final Papers papers;

    AttachedReceipts(Papers papers) {
        this.papers = papers;
    }

    /** Empty also for a paper that would not be what it was before, which the room of receipts has reported then. */
    @Override
    public Uni<Optional<Attachment>> receipt(TenantId tenant, String number, String language) {
        return papers.show(tenant, new ReceiptNumber(number), Language.of(language), Set.of())
                .map(AttachedReceipts::file);
    }

    private static Optional<Attachment> file(Paper paper) {
        return switch (paper) {
            case Paper.Shown shown -> Optional.of(new Attachment(name(shown), PDF, shown.pdf()));
            case Paper.Unchanged _, Paper.Unknown _, Paper.Differs _ -> Optional.empty();
        };
    }

    private static String name(Paper.Shown shown) {
        return "receipt-" + shown.number().value().replace('/', '-') + ".pdf";
    }
}
