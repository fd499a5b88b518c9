package io.muster.notification;

import io.muster.tenant.Policies;
import io.muster.tenant.Policy;
import io.muster.tenant.PolicyKind;
import io.muster.tenant.Tenant;
import io.muster.tenant.TenantId;
import io.muster.tenant.Tenants;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What each lender wants to be sent and said, read from its policies; any thread. */
@ApplicationScoped
public class MessagePolicies {
    /** Texts are read once; a version never changes, so what was forgotten is only read again. */
    private static final int TEMPLATES_KEPT_MAX = 10_000;

    private final Policies policies;
    private final Tenants tenants;
    private final Map<TemplateId, MessageTemplate> read = new ConcurrentHashMap<>();

    MessagePolicies(Policies policies, Tenants tenants) {
        this.policies = policies;
        this.tenants = tenants;
    }

    private record TemplateId(TenantId tenant, String name, int version) {}

    /**
     * Checks the definition of a policy that somebody wants to add.
     *
     * @param kind messages or message-template
     * @param lender the lender's name, as messages say it
     * @param link a link to a receipt, as long as its longest
     * @throws IllegalArgumentException when it is not right; the message names the place and what it takes
     */
    public static void check(PolicyKind kind, String name, String definition, String lender, String link) {
        if (kind == PolicyKind.MESSAGES) {
            if (!name.equals(MessagesPolicy.NAME)) {
                throw new IllegalArgumentException("name: the policy of messages is called " + MessagesPolicy.NAME);
            }
            var _ = MessagesPolicy.read(definition);
        } else {
            MessageTemplate.read(name, 1, definition).requireSendable(new MessageValues.Sample(lender, link));
        }
    }

    /**
     * What is in force on a day.
     *
     * @return empty when the lender has no policy of messages, and so wants none
     */
    public Uni<Optional<MessageRules>> find(TenantId tenant, LocalDate day) {
        return policies.findInForce(tenant, PolicyKind.MESSAGES, MessagesPolicy.NAME, day)
                .flatMap(found -> found.map(policy -> withTemplates(tenant, policy, day))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** Reads what the control database says now, for whoever is to do for good what a former policy wanted. */
    public Uni<Void> readNow(TenantId tenant) {
        return policies.listNow(tenant).replaceWithVoid();
    }

    /**
     * The very template that a message was decided by, such as for its DLT ids; fails when nobody can tell.
     *
     * @return empty when it is none of the lender's and none that ships
     */
    public Uni<Optional<MessageTemplate>> findTemplate(TenantId tenant, String name, int version) {
        return version == 0
                ? Uni.createFrom().item(() -> ShippedPolicies.template(name))
                : policies.findOrAsk(tenant, PolicyKind.MESSAGE_TEMPLATE, name, version)
                        .map(found -> Optional.of(template(tenant, found)));
    }

    private Uni<Optional<MessageRules>> withTemplates(TenantId tenant, Policy policy, LocalDate day) {
        return Uni.combine()
                .all()
                .unis(policies.listInForce(tenant, PolicyKind.MESSAGE_TEMPLATE, day), tenants.find(tenant))
                .asTuple()
                .map(both -> Optional.of(new MessageRules(
                        tenant,
                        both.getItem2().map(Tenant::name).orElse(tenant.value()),
                        MessagesPolicy.read(policy.definition()),
                        byName(tenant, both.getItem1()))));
    }

    private Map<String, MessageTemplate> byName(TenantId tenant, List<Policy> inForce) {
        Map<String, MessageTemplate> byName = new HashMap<>();
        inForce.forEach(policy -> byName.put(policy.name(), template(tenant, policy)));
        return byName;
    }

    private MessageTemplate template(TenantId tenant, Policy policy) {
        if (read.size() >= TEMPLATES_KEPT_MAX) {
            read.clear();
        }
        return read.computeIfAbsent(
                new TemplateId(tenant, policy.name(), policy.version()),
                id -> MessageTemplate.read(id.name(), id.version(), policy.definition()));
    }
}
