package io.muster.notification;

import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/** Where a borrower can look at a receipt, as messages say it. */
@FunctionalInterface
public interface ReceiptLink {
    /** Of a lender's receipts: from a number to the address, pure; an empty text where there is none. */
    Uni<Function<String, String>> of(TenantId tenant);
}
