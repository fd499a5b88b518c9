package io.muster.pipeline;

import io.muster.notification.ContactHours;
import io.muster.notification.Deciding;
import io.muster.notification.Dlt;
import io.muster.notification.MessageKind;
import io.muster.notification.MessagePolicies;
import io.muster.notification.MessageRules;
import io.muster.notification.MessageTemplate;
import io.muster.notification.gateway.TemplateTerms;
import io.muster.notification.sending.Claimed;
import io.muster.notification.sending.SendingRules;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the lender's policies and books say at the moment at which a message would go, by what decided it. */
@ApplicationScoped
class MessageSendingRules implements SendingRules {
    private final MessagePolicies policies;
    private final Deciding deciding;

    MessageSendingRules(MessagePolicies policies, Deciding deciding) {
        this.policies = policies;
        this.deciding = deciding;
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

    /** Who has no policy any more, or a policy of other hours, is written to by what is in force now. */
    @Override
    public Uni<Instant> next(TenantId tenant, MessageKind kind, Instant earliest) {
        return policies.find(tenant, LocalDate.ofInstant(earliest, ContactHours.INDIA))
                .map(rules ->
                        hours(rules, kind).map(hours -> hours.next(earliest)).orElse(earliest));
    }

    private static Optional<ContactHours> hours(Optional<MessageRules> rules, MessageKind kind) {
        return rules.flatMap(inForce -> inForce.wanted(kind))
                .flatMap(rule -> Optional.ofNullable(rule.hours()))
                .or(() -> kind.recovers() ? Optional.of(ContactHours.OF_RECOVERY) : Optional.empty());
    }

    @Override
    public Uni<Set<UUID>> stillDue(SqlClient client, TenantId tenant, List<Claimed> reminders) {
        return deciding.listStillDue(client, reminders.stream().map(Claimed::id).toList());
    }
}
