package io.muster.pipeline;

import io.muster.db.TenantDatabases;
import io.muster.events.Outbox;
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
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Cancels receipts and issues new ones for their payments: what changes and its events are written in one transaction.
 *
 * <p>A request says how a receipt is to stand, so it may be repeated: what stands is answered. The loan is locked first, so
 * that of two requests one finds what the other did; the series of numbers last, as when posting.
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

    /** Everything that one change needs; its transaction may run again from the start. */
    private record Change(SqlConnection tx, TenantId tenant, String user) {}

    /** Cancels a receipt, and issues another for its payment when that is asked for; answers the cancelled one. */
    public Uni<ReceiptOutcome> cancel(TenantId tenant, String user, Cancellation asked) {
        return change(tenant, user, asked.number(), change -> cancel(change, asked));
    }

    /** Issues another receipt for the payment of a cancelled one, or answers the one that was issued. */
    public Uni<ReceiptOutcome> reissue(TenantId tenant, String user, ReceiptNumber cancelled) {
        return change(tenant, user, cancelled, change -> reissue(change, cancelled));
    }

    private Uni<ReceiptOutcome> change(
            TenantId tenant, String user, ReceiptNumber number, Function<Change, Uni<ReceiptOutcome>> work) {
        return databases
                .inTransaction(tenant, tx -> locked(new Change(tx, tenant, user), number, work))
                .invoke(_ -> relays.nudge(tenant));
    }

    private Uni<ReceiptOutcome> locked(
            Change change, ReceiptNumber number, Function<Change, Uni<ReceiptOutcome>> work) {
        return receipts.lock(change.tx(), number)
                .flatMap(there -> there ? work.apply(change) : Uni.createFrom().item(new ReceiptOutcome.Unknown()));
    }

    private Uni<ReceiptOutcome> cancel(Change change, Cancellation asked) {
        return get(change, asked.number()).flatMap(receipt -> cancel(change, asked, receipt));
    }

    private Uni<ReceiptOutcome> cancel(Change change, Cancellation asked, Receipt receipt) {
        return switch (receipt.standing()) {
            case Valid() -> ifRoom(change, () -> cancelNow(change, asked, receipt));
            case Cancelled cancelled
            when !cancelled.reason().equals(asked.reason()) ->
                Uni.createFrom().item(new ReceiptOutcome.OtherReason(receipt));
            case Cancelled cancelled
            when asked.reissue() && cancelled.reissuedAs() == null ->
                ifRoom(change, () -> reissueNow(change, receipt).flatMap(_ -> changed(change, receipt.number())));
            case Cancelled _ -> Uni.createFrom().item(new ReceiptOutcome.Standing(receipt));
        };
    }

    private Uni<ReceiptOutcome> reissue(Change change, ReceiptNumber number) {
        return get(change, number).flatMap(receipt -> reissue(change, receipt));
    }

    private Uni<ReceiptOutcome> reissue(Change change, Receipt receipt) {
        return switch (receipt.standing()) {
            case Valid() -> Uni.createFrom().item(new ReceiptOutcome.NotCancelled());
            case Cancelled cancelled
            when cancelled.reissuedAs() != null ->
                get(change, cancelled.reissuedAs()).map(ReceiptOutcome.Standing::new);
            case Cancelled _ ->
                ifRoom(change, () -> reissueNow(change, receipt).flatMap(number -> changed(change, number)));
        };
    }

    private Uni<ReceiptOutcome> cancelNow(Change change, Cancellation asked, Receipt receipt) {
        return Cancellations.cancel(change.tx(), receipt, asked.reason(), change.user())
                .chain(() -> get(change, receipt.number()))
                .call(cancelled -> tellCancelled(change, cancelled))
                .call(cancelled -> asked.reissue()
                        ? reissueNow(change, cancelled)
                        : Uni.createFrom().nullItem())
                .chain(() -> changed(change, receipt.number()));
    }

    private Uni<ReceiptNumber> reissueNow(Change change, Receipt cancelled) {
        return businessDays
                .current(change.tx(), Instant.now())
                .flatMap(day -> number(change, cancelled, day))
                .call(number -> Cancellations.reissue(change.tx(), cancelled, number, change.user()))
                .call(number -> tellReissued(change, cancelled, number));
    }

    /** Of the series of the receipt that is replaced: that of its loan's branch. */
    private static Uni<ReceiptNumber> number(Change change, Receipt cancelled, LocalDate day) {
        return ReceiptSeries.next(change.tx(), cancelled.number().series(), day);
    }

    private Uni<Void> tellCancelled(Change change, Receipt receipt) {
        return receipt.standing() instanceof Cancelled cancelled
                ? Outbox.append(
                        change.tx(),
                        List.of(new ReceiptCancelled(
                                        change.tenant(),
                                        receipt.number(),
                                        receipt.payment().key(),
                                        receipt.payment().loan(),
                                        receipt.payment().amountPaise(),
                                        cancelled.at(),
                                        cancelled.by())
                                .event()))
                : Uni.createFrom().failure(new IllegalStateException("a cancellation was not kept"));
    }

    private Uni<Void> tellReissued(Change change, Receipt cancelled, ReceiptNumber number) {
        return get(change, number)
                .map(receipt -> new ReceiptReissued(
                        change.tenant(),
                        number,
                        cancelled.number(),
                        receipt.payment().key(),
                        receipt.payment().loan(),
                        receipt.payment().amountPaise(),
                        receipt.issuedAt(),
                        change.user()))
                .flatMap(event -> Outbox.append(change.tx(), List.of(event.event())));
    }

    private Uni<ReceiptOutcome> ifRoom(Change change, Supplier<Uni<ReceiptOutcome>> work) {
        return room.waiting(change.tenant(), change.tx())
                .flatMap(events ->
                        room.isFullToTheLast(events) ? Uni.createFrom().item(new ReceiptOutcome.NoRoom()) : work.get());
    }

    private Uni<ReceiptOutcome> changed(Change change, ReceiptNumber number) {
        return get(change, number).map(ReceiptOutcome.Changed::new);
    }

    private Uni<Receipt> get(Change change, ReceiptNumber number) {
        return receipts.find(change.tx(), number).map(Optional::orElseThrow);
    }
}
