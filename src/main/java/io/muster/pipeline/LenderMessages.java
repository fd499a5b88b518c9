package io.muster.pipeline;

import io.muster.db.TenantDatabases;
import io.muster.meter.Meters;
import io.muster.meter.Metric;
import io.muster.notification.ContactHours;
import io.muster.notification.DecidedMessage;
import io.muster.notification.Deciding;
import io.muster.notification.KeptMessages;
import io.muster.notification.MessagePolicies;
import io.muster.notification.MessageRules;
import io.muster.notification.Occurrence;
import io.muster.notification.sending.Senders;
import io.muster.notification.sending.Settlement;
import io.muster.notification.sending.Settlements;
import io.muster.posting.ReceiptNumber;
import io.muster.receipt.ReceiptLinks;
import io.muster.tenant.TenantId;
import io.muster.trace.TraceContext;
import io.muster.trace.Tracing;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decides one lender's messages in one transaction of its own books; any thread. */
@ApplicationScoped
class LenderMessages {
    private final TenantDatabases databases;
    private final MessagePolicies policies;
    private final ReceiptLinks links;
    private final Deciding deciding;
    private final KeptMessages kept;
    private final Settlements settlements;
    private final Senders senders;
    private final Meters meters;
    private final Tracing tracing;

    LenderMessages(
            TenantDatabases databases,
            MessagePolicies policies,
            ReceiptLinks links,
            Deciding deciding,
            KeptMessages kept,
            Settlements settlements,
            Senders senders,
            Meters meters,
            Tracing tracing) {
        this.tracing = tracing;
        this.databases = databases;
        this.policies = policies;
        this.links = links;
        this.deciding = deciding;
        this.kept = kept;
        this.settlements = settlements;
        this.senders = senders;
        this.meters = meters;
    }

    /** What is in force for a lender at this moment; empty when it wants no messages. */
    Uni<Optional<MessageRules>> rules(TenantId tenant, Instant now) {
        return policies.find(tenant, LocalDate.ofInstant(now, ContactHours.INDIA));
    }

    /**
     * Decides the messages of a batch of events, once each, however often the batch comes: what is so old that its message
     * may be removed by now is none of it.
     *
     * @param traces of payments that somebody looks at closely
     * @return how many are new; fails as a transaction of the lender's database does
     */
    Uni<Integer> decide(TenantId tenant, List<Occurrence> batch, Map<UUID, TraceContext> traces) {
        Instant now = Instant.now();
        Instant since = kept.since(now);
        List<Occurrence> known =
                batch.stream().filter(each -> each.at().isAfter(since)).toList();
        return known.isEmpty()
                ? Uni.createFrom().item(0)
                : rules(tenant, now)
                        .flatMap(rules -> rules.map(inForce ->
                                        decide(inForce, known, now, MessageTraces.begin(tracing, tenant, traces)))
                                .orElseGet(() -> Uni.createFrom().item(0)));
    }

    private Uni<Integer> decide(MessageRules rules, List<Occurrence> batch, Instant now, MessageTraces traces) {
        return links.current(rules.tenant())
                .map(LenderMessages::addresses)
                .flatMap(link -> decide(rules, link, batch, now, traces))
                .onFailure()
                .invoke(traces::fail)
                .invoke(traces::end);
    }

    private static Function<String, String> addresses(ReceiptLinks.LenderLinks links) {
        return number -> links.to(new ReceiptNumber(number)).toString();
    }

    private Uni<Integer> decide(
            MessageRules rules,
            Function<String, String> link,
            List<Occurrence> batch,
            Instant now,
            MessageTraces traces) {
        return decide(
                        rules.tenant(),
                        tx -> deciding.decide(tx, rules, link, batch, now).call(decided -> traces.keep(tx, decided)),
                        now)
                .map(List::size);
    }

    /** Decides in a transaction of its own, and tells consumers and senders of what is new. */
    Uni<List<DecidedMessage>> decide(
            TenantId tenant, Function<SqlConnection, Uni<List<DecidedMessage>>> decision, Instant now) {
        return databases
                .inTransaction(
                        tenant,
                        tx -> decision.apply(tx).call(decided -> settlements.append(tx, tenant, settled(decided, now))))
                .invoke(decided -> tell(tenant, decided));
    }

    private static List<Settlement> settled(List<DecidedMessage> decided, Instant now) {
        return decided.stream()
                .filter(DecidedMessage::isSettled)
                .map(message -> new Settlement(
                        message.id(),
                        message.version(),
                        message.kind(),
                        message.channel(),
                        message.state(),
                        message.reasonCode(),
                        message.paymentKey(),
                        message.receipt(),
                        now))
                .toList();
    }

    private void tell(TenantId tenant, List<DecidedMessage> decided) {
        count(tenant, decided);
        if (!decided.stream().allMatch(DecidedMessage::isSettled)) {
            senders.nudge(tenant);
        }
    }

    private void count(TenantId tenant, List<DecidedMessage> decided) {
        decided.stream()
                .collect(Collectors.groupingBy(
                        message ->
                                List.of(message.kind().slug(), message.state().slug()),
                        Collectors.counting()))
                .forEach((what, messages) ->
                        meters.count(Metric.MESSAGES, messages, tenant.value(), what.getFirst(), what.getLast()));
    }
}
