package io.muster.notification.sending;

import io.muster.notification.gateway.OutgoingMessage.Attachment;
import io.muster.tenant.TenantId;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** As long as nobody makes receipts, mails go without. */
@DefaultBean
@ApplicationScoped
class NoAttachments implements Attachments {
    @Override
    public Uni<Optional<Attachment>> receipt(TenantId tenant, String number, String language) {
        return Uni.createFrom().item(Optional.empty());
    }
}
