package io.muster.notification.sending;

import io.muster.notification.gateway.OutgoingMessage.Attachment;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Makes the receipts that go with mails. */
@FunctionalInterface
public interface Attachments {
    /** The receipt of this number as a file; empty when there is none. Asked on a virtual thread. */
    Uni<Optional<Attachment>> receipt(TenantId tenant, String number, String language);
}
