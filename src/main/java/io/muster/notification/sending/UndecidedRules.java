package io.muster.notification.sending;

import io.muster.notification.MessageKind;
import io.muster.notification.gateway.OutgoingMessage.Attachment;
import io.muster.notification.gateway.TemplateTerms;
import io.muster.tenant.TenantId;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** As long as nobody decides otherwise: no terms, no receipts, any hour, and reminders stay true. */
@DefaultBean
@ApplicationScoped
class UndecidedRules implements SendingRules, Attachments {
    @Override
    public Uni<TemplateTerms> terms(TenantId tenant, String template, int version) {
        return Uni.createFrom().item(TemplateTerms.NONE);
    }

    @Override
    public Uni<Instant> next(TenantId tenant, MessageKind kind, Instant earliest) {
        return Uni.createFrom().item(earliest);
    }

    @Override
    public Uni<Set<UUID>> stillDue(SqlClient client, TenantId tenant, List<Claimed> reminders) {
        return Uni.createFrom().item(reminders.stream().map(Claimed::id).collect(Collectors.toSet()));
    }

    @Override
    public Uni<Optional<Attachment>> receipt(TenantId tenant, String number, String language) {
        return Uni.createFrom().item(Optional.empty());
    }
}
