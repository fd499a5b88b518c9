package io.muster.pipeline;

import io.muster.notification.ReceiptLink;
import io.muster.tenant.TenantId;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Where nothing links to receipts, messages go without. */
@DefaultBean
@ApplicationScoped
class NoReceiptLinks implements ReceiptLink {
    @Override
    public Uni<Function<String, String>> of(TenantId tenant) {
        return Uni.createFrom().item(_ -> "");
    }
}
