package io.muster.pipeline;

import io.muster.notification.ContactHours;
import io.muster.notification.Dlt;
import io.muster.notification.MessageKind;
import io.muster.notification.MessagePolicies;
import io.muster.notification.MessageRules;
import io.muster.notification.MessageTemplate;
import io.muster.notification.Objections;
import io.muster.notification.Obstacle;
import io.muster.notification.gateway.TemplateTerms;
import io.muster.notification.sending.Claimed;
import io.muster.notification.sending.SendingRules;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the lender's policies and books say at the moment at which a message would go, by what decided it. */
@ApplicationScoped
class MessageSendingRules implements SendingRules {
    /** Less than a look at messages counts for, so that others of the lender's go meanwhile. */
    private static final Duration SURELY_MAX = Duration.ofSeconds(1);

    private final MessagePolicies policies;

    MessageSendingRules(MessagePolicies policies) {
        this.policies = policies;
    }

    @Override
    public Uni<TemplateTerms> terms(TenantId tenant, String template, int version) {
        return policies.findTemplate(tenant, template, version)
                .map(found -> found.map(MessageSendingRules::terms).orElse(TemplateTerms.NONE));
    }

    private static TemplateTerms terms(MessageTemplate template) {
        Dlt dlt = template.dlt();
        return dlt == null
                ? new TemplateTerms("", "", "", template.attachReceipt())
                : new TemplateTerms(dlt.entityId(), dlt.header(), dlt.templateId(), template.attachReceipt());
    }

    /**
     * Who has no policy any more, or a policy of other hours, is written to by what is in force now. What is wanted no more is
     * cancelled for good, so of that the control database is asked, past what is known here.
     */
    @Override
    public Uni<Permission> permission(TenantId tenant, MessageKind kind, Instant now) {
        return known(tenant, kind, now)
                .flatMap(known -> known.wanted() ? Uni.createFrom().item(known) : surely(tenant, kind, now));
    }

    private Uni<Permission> surely(TenantId tenant, MessageKind kind, Instant now) {
        return policies.readNow(tenant).ifNoItem().after(SURELY_MAX).fail().chain(() -> known(tenant, kind, now));
    }

    private Uni<Permission> known(TenantId tenant, MessageKind kind, Instant now) {
        return policies.find(tenant, LocalDate.ofInstant(now, ContactHours.INDIA))
                .map(rules -> permission(rules, kind, now));
    }

    private static Permission permission(Optional<MessageRules> rules, MessageKind kind, Instant now) {
        boolean wanted = rules.isEmpty()
                || rules.flatMap(inForce -> inForce.wanted(kind)).isPresent();
        return hours(rules, kind)
                .map(hours -> new Permission(wanted, hours.next(now), hours.end(now)))
                .orElseGet(() -> new Permission(wanted, now, null));
    }

    private static Optional<ContactHours> hours(Optional<MessageRules> rules, MessageKind kind) {
        return rules.flatMap(inForce -> inForce.wanted(kind))
                .flatMap(rule -> Optional.ofNullable(rule.hours()))
                .or(() -> kind.recovers() ? Optional.of(ContactHours.OF_RECOVERY) : Optional.empty());
    }

    @Override
    public Uni<Map<UUID, Obstacle>> objections(SqlClient client, List<Claimed> messages, Instant now) {
        return Objections.find(
                client, messages.stream().map(Claimed::id).toList(), LocalDate.ofInstant(now, ContactHours.INDIA));
    }
}
