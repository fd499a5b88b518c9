package io.muster.pipeline;

import io.muster.db.TenantDatabases;
import io.muster.events.Outbox;
import io.muster.events.OutboxEvent;
import io.muster.events.OutboxRoom;
import io.muster.events.PaymentBounced;
import io.muster.events.RelayRunner;
import io.muster.loan.LoanAccountNumber;
import io.muster.notification.BounceReasons;
import io.muster.notification.BounceReasons.BounceReason;
import io.muster.notification.Bounces;
import io.muster.notification.ContactRecords;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What staff enter about loans' contacts: debits that came back, wishes not to be written to, agents. Any thread. */
@ApplicationScoped
public class LoanContacts {
    private final TenantDatabases databases;
    private final Bounces bounces;
    private final BounceReasons reasons;
    private final ContactRecords records;
    private final OutboxRoom room;
    private final RelayRunner relays;

    LoanContacts(
            TenantDatabases databases,
            Bounces bounces,
            BounceReasons reasons,
            ContactRecords records,
            OutboxRoom room,
            RelayRunner relays) {
        this.databases = databases;
        this.bounces = bounces;
        this.reasons = reasons;
        this.records = records;
        this.room = room;
        this.relays = relays;
    }

    /** What came of a debit that came back. */
    public sealed interface BounceOutcome {
        /** It stands in the books, by this request or by one before. */
        record Recorded(Bounces.Kept kept, Bounces.Bounce bounce, BounceReason reason) implements BounceOutcome {}

        /** The same loan's debit of that day and amount stands there, but with another return code or mandate. */
        record Otherwise(Bounces.Kept kept) implements BounceOutcome {}

        /** The books have no such loan. */
        record UnknownLoan() implements BounceOutcome {}

        /** The lender's table has no such code: it is held until somebody says what it means. */
        record UnknownCode() implements BounceOutcome {}

        /** The bank has not decided yet, so nothing came back. */
        record Pending() implements BounceOutcome {}

        /** Too many events wait for Kafka. */
        record NoRoom() implements BounceOutcome {}
    }

    /** Records a debit that came back, with its event; the same presentation is recorded once. */
    public Uni<BounceOutcome> record(TenantId tenant, Bounces.Bounce bounce) {
        return databases
                .inTransaction(tenant, tx -> recordIfRoom(tx, tenant, bounce))
                .invoke(_ -> relays.nudge(tenant));
    }

    private Uni<BounceOutcome> recordIfRoom(SqlConnection tx, TenantId tenant, Bounces.Bounce bounce) {
        return room.waiting(tenant, tx)
                .flatMap(events -> room.isFullToTheLast(events)
                        ? Uni.createFrom().item(new BounceOutcome.NoRoom())
                        : judge(tx, tenant, bounce));
    }

    private Uni<BounceOutcome> judge(SqlConnection tx, TenantId tenant, Bounces.Bounce bounce) {
        return reasons.find(tx, bounce.returnCode())
                .flatMap(found -> found.map(reason -> judge(tx, tenant, bounce, reason))
                        .orElseGet(() -> Uni.createFrom().item(new BounceOutcome.UnknownCode())));
    }

    private Uni<BounceOutcome> judge(SqlConnection tx, TenantId tenant, Bounces.Bounce bounce, BounceReason reason) {
        if (reason.action() == BounceReasons.Action.PENDING) {
            return Uni.createFrom().item(new BounceOutcome.Pending());
        }
        UUID id = bounce.id(tenant);
        return bounces.keep(tx, id, bounce)
                .call(kept -> tell(tx, tenant, bounce, reason, kept))
                .map(kept -> kept.map(each -> outcome(each, bounce, reason)).orElseGet(BounceOutcome.UnknownLoan::new));
    }

    private static BounceOutcome outcome(Bounces.Kept kept, Bounces.Bounce bounce, BounceReason reason) {
        return kept.isAs(bounce) ? new BounceOutcome.Recorded(kept, bounce, reason) : new BounceOutcome.Otherwise(kept);
    }

    private static Uni<Void> tell(
            SqlConnection tx,
            TenantId tenant,
            Bounces.Bounce bounce,
            BounceReason reason,
            Optional<Bounces.Kept> kept) {
        return kept.filter(Bounces.Kept::isNew)
                .map(each -> Outbox.append(tx, List.of(event(tenant, bounce, reason, each))))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static OutboxEvent event(TenantId tenant, Bounces.Bounce bounce, BounceReason reason, Bounces.Kept kept) {
        return new PaymentBounced(
                        tenant,
                        kept.id(),
                        bounce.loan(),
                        bounce.amountPaise(),
                        bounce.presentedOn(),
                        bounce.mandate(),
                        bounce.returnCode(),
                        reason.action().slug(),
                        kept.recordedAt(),
                        bounce.by())
                .event();
    }

    /** See {@link ContactRecords#exclude}. */
    public Uni<ContactRecords.Entered> exclude(
            TenantId tenant, LoanAccountNumber loan, ContactRecords.NewExclusion wish) {
        return databases.inTransaction(tenant, tx -> records.exclude(tx, loan, wish));
    }

    /** See {@link ContactRecords#list}. */
    public Uni<List<ContactRecords.Exclusion>> exclusions(TenantId tenant, LoanAccountNumber loan) {
        return databases.pool(tenant).flatMap(pool -> records.list(pool, loan));
    }

    /** See {@link ContactRecords#end}. */
    public Uni<Optional<ContactRecords.Exclusion>> endExclusion(
            TenantId tenant, LoanAccountNumber loan, long id, LocalDate last, String by) {
        return databases.inTransaction(tenant, tx -> records.end(tx, loan, id, last, by));
    }

    /** See {@link ContactRecords#put}. */
    public Uni<Void> putAgent(TenantId tenant, ContactRecords.Agent agent, String by) {
        return databases.inTransaction(tenant, tx -> records.put(tx, agent, by));
    }
}
