package io.muster.notification.sending;

import io.muster.notification.MessageKind;
import io.muster.notification.Obstacle;
import io.muster.notification.gateway.TemplateTerms;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the lender's decisions say of messages at the moment at which they would go; any thread. */
public interface SendingRules {
    /** How messages of this template go; fails when nobody can tell, and then they must wait. */
    Uni<TemplateTerms> terms(TenantId tenant, String template, int version);

    /**
     * Whether and when messages of this kind may go, as it is decided at this moment; fails when nobody can tell, such as
     * whether what seems to be wanted no more is so.
     */
    Uni<Permission> permission(TenantId tenant, MessageKind kind, Instant now);

    /** Why messages must not go any more, as by an opt-out; those that may are not in the answer. */
    Uni<Map<UUID, Obstacle>> objections(SqlClient client, List<Claimed> messages, Instant now);

    /**
     * Whether and when messages of a kind may go.
     *
     * @param wanted whether the lender wants them to be sent
     * @param from the moment itself when they may go now, else the next one at which they may
     * @param until when they may go no more, from then on; null when they may at any hour
     */
    record Permission(
            boolean wanted, Instant from, @Nullable Instant until) {}
}
