package io.muster.pipeline;

import io.muster.events.MessageSettled;
import io.muster.events.Outbox;
import io.muster.events.RelayRunner;
import io.muster.notification.sending.Settlement;
import io.muster.notification.sending.Settlements;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Leaves the events of settled messages in the outbox, within the transaction that settles them. */
@ApplicationScoped
class MessageEvents implements Settlements {
    private final RelayRunner relays;

    MessageEvents(RelayRunner relays) {
        this.relays = relays;
    }

    @Override
    public Uni<Void> append(SqlConnection transaction, TenantId tenant, List<Settlement> settled) {
        return Outbox.append(transaction, MessageSettled.events(tenant, settled))
                .invoke(() -> relays.nudge(tenant));
    }
}
