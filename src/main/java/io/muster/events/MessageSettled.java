package io.muster.events;

import io.muster.notification.sending.Settlement;
import io.muster.tenant.TenantId;
import java.util.List;

/** A message was sent, arrived or will not: what it says and to whom stays in the lender's books. */
public record MessageSettled(TenantId tenant, Settlement settlement) {

    /** The events of settlements, in their order; pure. */
    public static List<OutboxEvent> events(TenantId tenant, List<Settlement> settled) {
        return settled.stream()
                .map(settlement -> new MessageSettled(tenant, settlement).event())
                .toList();
    }

    /** The event for the outbox; pure. */
    public OutboxEvent event() {
        return new OutboxEvent(
                EventType.MESSAGE_SETTLED,
                settlement.message() + "/" + settlement.version(),
                tenant + ":" + settlement.message(),
                new Json().object(this::write));
    }

    private void write(Json json) {
        json.text("tenant", tenant);
        json.text("messageId", settlement.message());
        json.number("messageVersion", settlement.version());
        json.text("kind", settlement.kind().slug());
        json.text("channel", settlement.channel().slug());
        json.text("state", settlement.state().slug());
        json.text("reasonCode", settlement.reasonCode());
        json.text("paymentKey", settlement.paymentKey());
        json.text("receipt", settlement.receiptNumber());
        json.text("settledAt", settlement.at());
    }
}
