package io.muster.pipeline;

import io.muster.db.TenantDatabases;
import io.muster.events.Passing;
import io.muster.notification.sending.MessageLog;
import io.muster.posting.Payment;
import io.muster.posting.Payments;
import io.muster.posting.RowVerdict;
import io.muster.posting.RowVerdicts;
import io.muster.posting.Searches;
import io.muster.posting.Searches.HeldFound;
import io.muster.receipt.Receipt;
import io.muster.receipt.Receipts;
import io.muster.tenant.TenantId;
import io.muster.upload.Upload;
import io.muster.upload.UploadId;
import io.muster.upload.Uploads;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a sum of money is: its road from the file to the event that told of it. Any thread; short reads. */
@ApplicationScoped
public class Whereabouts {
    /** Of one receipt; there are rarely more than two. */
    private static final int MESSAGES_MAX = 20;

    private final TenantDatabases databases;
    private final Uploads uploads;
    private final RowVerdicts verdicts;
    private final Searches searches;
    private final Payments payments;
    private final Receipts receipts;
    private final MessageLog messages;

    Whereabouts(
            TenantDatabases databases,
            Uploads uploads,
            RowVerdicts verdicts,
            Searches searches,
            Payments payments,
            Receipts receipts,
            MessageLog messages) {
        this.databases = databases;
        this.uploads = uploads;
        this.verdicts = verdicts;
        this.searches = searches;
        this.payments = payments;
        this.receipts = receipts;
        this.messages = messages;
    }

    /**
     * A road, as far as the money has come.
     *
     * @param upload the file; null for a single posting
     * @param row what became of the row; null for a single posting
     * @param held null when the money was never held for an unknown loan
     */
    public record Journey(
            @Nullable Upload upload,
            @Nullable RowVerdict row,
            @Nullable HeldFound held,
            @Nullable Posted posted) {}

    /**
     * The part of a road behind the posting; the payment may have come by another file or row than the road began with.
     *
     * @param receipts the payment's first and those issued anew, in their order
     * @param messages about any of them, the latest decision first; recipients are still to be masked
     * @param passedOn whether the event that tells of the payment is known to have been passed on
     */
    public record Posted(Payment payment, List<Receipt> receipts, List<MessageLog.Entry> messages, boolean passedOn) {}

    /** Where a road begins, and what is known of its money by then. */
    private record Start(
            @Nullable Upload upload, @Nullable RowVerdict row, Optional<Payment> payment, Optional<HeldFound> held) {
        Journey journey(@Nullable Posted posted) {
            return new Journey(upload, row, held.orElse(null), posted);
        }
    }

    /** Money that stands under a key: as a payment, or held. */
    private record Standing(Optional<Payment> payment, Optional<HeldFound> held) {
        @Nullable
        UUID upload() {
            return payment.map(Payment::uploadId)
                    .or(() -> held.map(HeldFound::uploadId))
                    .orElse(null);
        }

        @Nullable
        Integer row() {
            return payment.map(Payment::rowNumber)
                    .or(() -> held.map(HeldFound::rowNumber))
                    .orElse(null);
        }
    }

    /** The road of a payment, or of money that is held under this key; empty when the books know neither. */
    public Uni<Optional<Journey>> ofPayment(TenantId tenant, UUID key) {
        return look(tenant, connection -> standing(connection, key).flatMap(money -> start(connection, money)));
    }

    /** The road of a row; empty when it has no verdict, or the lender no such upload. */
    public Uni<Optional<Journey>> ofRow(TenantId tenant, UploadId upload, int rowNumber) {
        return look(
                tenant,
                connection -> together(
                                uploads.find(connection, upload), verdicts.find(connection, upload.value(), rowNumber))
                        .flatMap(found -> startOfRow(connection, found.getItem1(), found.getItem2())));
    }

    private Uni<Optional<Journey>> look(TenantId tenant, Function<SqlConnection, Uni<Optional<Start>>> start) {
        return databases
                .pool(tenant)
                .flatMap(pool -> pool.withConnection(
                        connection -> start.apply(connection).flatMap(found -> goOn(tenant, connection, found))));
    }

    private Uni<Standing> standing(SqlConnection connection, UUID key) {
        return together(payments.findStanding(connection, key), searches.held(connection, key))
                .map(found -> new Standing(found.getItem1(), found.getItem2()));
    }

    /** Its file and row are the payment's, or those of the money that is held; a single posting has none. */
    private Uni<Optional<Start>> start(SqlConnection connection, Standing money) {
        UUID upload = money.upload();
        Integer row = money.row();
        if (money.payment().isEmpty() && money.held().isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (upload == null || row == null) {
            return Uni.createFrom().item(Optional.of(new Start(null, null, money.payment(), money.held())));
        }
        return together(uploads.find(connection, new UploadId(upload)), verdicts.find(connection, upload, row))
                .map(found -> Optional.of(new Start(
                        found.getItem1().orElse(null), found.getItem2().orElse(null), money.payment(), money.held())));
    }

    private Uni<Optional<Start>> startOfRow(
            SqlConnection connection, Optional<Upload> file, Optional<RowVerdict> verdict) {
        return file.isEmpty() || verdict.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : money(connection, verdict.get())
                        .map(money -> Optional.of(new Start(file.get(), verdict.get(), money.payment(), money.held())));
    }

    /** What a row's money became: the payment of its receipt, or what stands under the key that a correction carries. */
    private Uni<Standing> money(SqlConnection connection, RowVerdict verdict) {
        if (verdict.receipt() != null) {
            return payments.find(connection, verdict.receipt()).map(payment -> new Standing(payment, Optional.empty()));
        }
        return verdict.correctionKey() == null
                ? Uni.createFrom().item(new Standing(Optional.empty(), Optional.empty()))
                : standing(connection, verdict.correctionKey());
    }

    private Uni<Optional<Journey>> goOn(TenantId tenant, SqlConnection connection, Optional<Start> start) {
        if (start.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Start from = start.get();
        return from.payment().isEmpty()
                ? Uni.createFrom().item(Optional.of(from.journey(null)))
                : posted(tenant, connection, from.payment().get()).map(posted -> Optional.of(from.journey(posted)));
    }

    private Uni<Posted> posted(TenantId tenant, SqlConnection connection, Payment payment) {
        return receipts.ofPayment(connection, payment)
                .flatMap(issued -> together(
                                messages(tenant, issued),
                                Passing.isPassedOn(connection, payment.key().toString(), payment.postedAt()))
                        .map(told -> new Posted(payment, issued, told.getItem1(), told.getItem2())));
    }

    private Uni<List<MessageLog.Entry>> messages(TenantId tenant, List<Receipt> issued) {
        return messages.ofReceipts(
                tenant, issued.stream().map(each -> each.number().value()).toList(), MESSAGES_MAX);
    }

    /** Over one connection they go together; both end before it is given back. */
    private static <A, B> Uni<Tuple2<A, B>> together(Uni<A> one, Uni<B> other) {
        return Uni.combine().all().unis(one, other).collectFailures().asTuple();
    }
}
