package io.muster.pipeline;

import io.muster.notification.ReceiptLink;
import io.muster.posting.ReceiptNumber;
import io.muster.receipt.ReceiptLinks;
import io.muster.receipt.ReceiptLinks.LenderLinks;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** The links in messages: those that stand on the receipts. */
@ApplicationScoped
class LinkedReceipts implements ReceiptLink {
    private final ReceiptLinks links;

    LinkedReceipts(ReceiptLinks links) {
        this.links = links;
    }

    @Override
    public Uni<Function<String, String>> of(TenantId tenant) {
        return links.current(tenant).map(LinkedReceipts::addresses);
    }

    private static Function<String, String> addresses(LenderLinks links) {
        return number -> links.to(new ReceiptNumber(number)).toString();
    }
}
