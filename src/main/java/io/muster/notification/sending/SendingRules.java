package io.muster.notification.sending;

import io.muster.notification.MessageKind;
import io.muster.notification.gateway.TemplateTerms;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What the lender's decisions say of messages at the moment at which they would go; any thread. */
public interface SendingRules {
    /** How messages of this template go. */
    Uni<TemplateTerms> terms(TenantId tenant, String template, int version);

    /** The moment itself when messages of this kind may go then, else the next one at which they may. */
    Uni<Instant> next(TenantId tenant, MessageKind kind, Instant earliest);

    /** Which of these reminders are true yet: their loans have something that calls for them. */
    Uni<Set<UUID>> stillDue(SqlClient client, TenantId tenant, List<Claimed> reminders);
}
