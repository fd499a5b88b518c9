package io.muster.pipeline;

import io.muster.db.TenantDatabases;
import io.muster.events.Outbox;
import io.muster.events.OutboxEvent;
import io.muster.events.OutboxRoom;
import io.muster.events.ReceiptCancelled;
import io.muster.events.ReceiptReissued;
import io.muster.events.RelayRunner;
import io.muster.posting.BusinessDays;
import io.muster.posting.ReceiptNumber;
import io.muster.posting.ReceiptSeries;
import io.muster.receipt.Cancellations;
import io.muster.receipt.Receipt;
import io.muster.receipt.ReceiptStanding.Cancelled;
import io.muster.receipt.ReceiptStanding.Valid;
import io.muster.receipt.Receipts;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Cancels receipts and issues new ones for their payments: what changes and its events are written in one transaction.
 *
 * <p>A request says how a receipt is to stand, so it may be repeated: what stands is answered. The loan is locked first, so
 * that of two requests one finds what the other did. The series of numbers is locked last, as when posting: the branch's
 * postings wait for it during two round trips, that of the writes, which go together, and that of the commit.
 */
@ApplicationScoped
public class ReceiptChanges {
    private final TenantDatabases databases;
    private final Receipts receipts;
    private final BusinessDays businessDays;
    private final OutboxRoom room;
    private final RelayRunner relays;

    ReceiptChanges(
            TenantDatabases databases,
            Receipts receipts,
            BusinessDays businessDays,
            OutboxRoom room,
            RelayRunner relays) {
        this.databases = databases;
        this.receipts = receipts;
        this.businessDays = businessDays;
        this.room = room;
        this.relays = relays;
    }

    /**
     * How a receipt is to stand from now on.
     *
     * @param reason in the user's words; {@link Cancellations#REASON_LENGTH_MIN} to its maximum of characters
     * @param reissue whether the payment is to be receipted anew
     */
    public record Cancellation(ReceiptNumber number, String reason, boolean reissue) {}

    /**
     * Everything that one change needs; its transaction may run again from the start.
     *
     * @param at the transaction's moment, which is that of all it writes
     */
    private record Change(SqlConnection tx, TenantId tenant, String user, Instant at) {}

    /** What came of a change within its transaction. */
    private sealed interface Step {
        /** All is known. */
        record Known(ReceiptOutcome outcome) implements Step {}

        /** Something was written, and this receipt is to be shown when it has committed. */
        record Written(ReceiptNumber number) implements Step {}
    }

    /** Cancels a receipt, and issues another for its payment when that is asked for; answers the cancelled one. */
    public Uni<ReceiptOutcome> cancel(TenantId tenant, String user, Cancellation asked) {
        return change(tenant, user, asked.number(), change -> cancel(change, asked));
    }

    /** Issues another receipt for the payment of a cancelled one, or answers the one that was issued. */
    public Uni<ReceiptOutcome> reissue(TenantId tenant, String user, ReceiptNumber cancelled) {
        return change(tenant, user, cancelled, change -> reissue(change, cancelled));
    }

    private Uni<ReceiptOutcome> change(
            TenantId tenant, String user, ReceiptNumber number, Function<Change, Uni<Step>> work) {
        return databases
                .inTransaction(tenant, tx -> locked(tx, tenant, user, number, work))
                .invoke(_ -> relays.nudge(tenant))
                .flatMap(step -> answer(tenant, step));
    }

    private Uni<Step> locked(
            SqlConnection tx, TenantId tenant, String user, ReceiptNumber number, Function<Change, Uni<Step>> work) {
        return receipts.lock(tx, number)
                .flatMap(found -> found.map(at -> work.apply(new Change(tx, tenant, user, at)))
                        .orElseGet(() -> known(new ReceiptOutcome.Unknown())));
    }

    private Uni<ReceiptOutcome> answer(TenantId tenant, Step step) {
        return switch (step) {
            case Step.Known(ReceiptOutcome outcome) -> Uni.createFrom().item(outcome);
            case Step.Written(ReceiptNumber number) ->
                databases.pool(tenant).flatMap(pool -> get(pool, number)).map(ReceiptOutcome.Changed::new);
        };
    }

    private Uni<Step> cancel(Change change, Cancellation asked) {
        return get(change.tx(), asked.number()).flatMap(receipt -> cancel(change, asked, receipt));
    }

    private Uni<Step> cancel(Change change, Cancellation asked, Receipt receipt) {
        return switch (receipt.standing()) {
            case Valid() -> ifRoom(change, () -> cancelNow(change, asked, receipt));
            case Cancelled cancelled
            when !cancelled.reason().equals(asked.reason()) -> known(new ReceiptOutcome.OtherReason(receipt));
            case Cancelled cancelled
            when asked.reissue() && cancelled.reissuedAs() == null ->
                ifRoom(change, () -> reissueNow(change, receipt).replaceWith(new Step.Written(receipt.number())));
            case Cancelled _ -> known(new ReceiptOutcome.Standing(receipt));
        };
    }

    private Uni<Step> reissue(Change change, ReceiptNumber number) {
        return get(change.tx(), number).flatMap(receipt -> reissue(change, receipt));
    }

    private Uni<Step> reissue(Change change, Receipt receipt) {
        return switch (receipt.standing()) {
            case Valid() -> known(new ReceiptOutcome.NotCancelled());
            case Cancelled cancelled
            when cancelled.reissuedAs() != null ->
                get(change.tx(), cancelled.reissuedAs())
                        .map(ReceiptOutcome.Standing::new)
                        .map(Step.Known::new);
            case Cancelled _ -> ifRoom(change, () -> reissueNow(change, receipt).map(Step.Written::new));
        };
    }

    private Uni<Step> cancelNow(Change change, Cancellation asked, Receipt receipt) {
        return Cancellations.cancel(change.tx(), receipt, asked.reason(), change.user())
                .chain(() -> Outbox.append(change.tx(), List.of(cancelled(change, asked, receipt))))
                .chain(() -> asked.reissue()
                        ? reissueNow(change, receipt).replaceWithVoid()
                        : Uni.createFrom().voidItem())
                .replaceWith(new Step.Written(receipt.number()));
    }

    /** Takes a number of the series of the receipt that is replaced, that of its loan's branch, and only then writes. */
    private Uni<ReceiptNumber> reissueNow(Change change, Receipt cancelled) {
        return businessDays
                .current(change.tx(), change.at())
                .flatMap(day ->
                        ReceiptSeries.next(change.tx(), cancelled.number().series(), day))
                .call(number -> write(change, cancelled, number));
    }

    private static Uni<Void> write(Change change, Receipt cancelled, ReceiptNumber number) {
        return Uni.combine()
                .all()
                .unis(
                        Cancellations.reissue(change.tx(), cancelled, number, change.user()),
                        Outbox.append(change.tx(), List.of(reissued(change, cancelled, number))))
                .collectFailures()
                .discardItems()
                .onFailure(CompositeException.class)
                .transform(Throwable::getCause);
    }

    private static OutboxEvent cancelled(Change change, Cancellation asked, Receipt receipt) {
        return new ReceiptCancelled(
                        change.tenant(),
                        receipt.number(),
                        receipt.payment().key(),
                        receipt.payment().loan(),
                        receipt.payment().amountPaise(),
                        change.at(),
                        change.user(),
                        asked.reissue())
                .event();
    }

    private static OutboxEvent reissued(Change change, Receipt cancelled, ReceiptNumber number) {
        return new ReceiptReissued(
                        change.tenant(),
                        number,
                        cancelled.number(),
                        cancelled.payment().key(),
                        cancelled.payment().loan(),
                        cancelled.payment().amountPaise(),
                        change.at(),
                        change.user())
                .event();
    }

    private Uni<Step> ifRoom(Change change, Supplier<Uni<Step>> work) {
        return room.waiting(change.tenant(), change.tx())
                .flatMap(events -> room.isFullToTheLast(events) ? known(new ReceiptOutcome.NoRoom()) : work.get());
    }

    private static Uni<Step> known(ReceiptOutcome outcome) {
        return Uni.createFrom().item(new Step.Known(outcome));
    }

    private Uni<Receipt> get(SqlClient client, ReceiptNumber number) {
        return receipts.find(client, number).map(Optional::orElseThrow);
    }
}
