package io.muster.receipt;

import static io.muster.log.MusterLog.LOG;

import io.muster.db.TenantDatabases;
import io.muster.meter.Meters;
import io.muster.meter.Metric;
import io.muster.posting.ReceiptNumber;
import io.muster.receipt.Drawing.Drawn;
import io.muster.tenant.Language;
import io.muster.tenant.TenantId;
import io.muster.trace.Tracing;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Shows receipts on paper: the same bytes each time, or none at all.
 *
 * <p>Callers may be on any thread; every method fails as {@link TenantDatabases#pool} does.
 */
@ApplicationScoped
public class Papers {
    private final TenantDatabases databases;
    private final Drawings drawings;
    private final DrawingTable table;
    private final Meters meters;
    private final Tracing tracing;

    Papers(TenantDatabases databases, Drawings drawings, DrawingTable table, Tracing tracing, Meters meters) {
        this.tracing = tracing;
        this.databases = databases;
        this.drawings = drawings;
        this.table = table;
        this.meters = meters;
    }

    /**
     * Shows a receipt as a PDF; fails with {@link DrawingTableFull} when too many are being drawn.
     *
     * @param language empty for the borrower's own, or else the lender's
     * @param tags of papers that whoever asks has already
     */
    public Uni<Paper> show(TenantId tenant, ReceiptNumber number, Optional<Language> language, Set<String> tags) {
        return databases
                .pool(tenant)
                .flatMap(pool -> tracing.isOn()
                        ? traced(pool, tenant, number, language, tags)
                        : show(pool, tenant, number, language, tags));
    }

    /** In the trace of the upload that brought the payment, whoever asks. */
    private Uni<Paper> traced(
            SqlClient client, TenantId tenant, ReceiptNumber number, Optional<Language> language, Set<String> tags) {
        return ReceiptTraces.find(client, number)
                .map(from -> tracing.within(from.orElse(null), "draw receipt", tenant.value(), null)
                        .with("muster.receipt", number.value()))
                .flatMap(span -> show(client, tenant, number, language, tags)
                        .onFailure()
                        .invoke(span::fail)
                        .invoke(span::end));
    }

    private Uni<Paper> show(
            SqlClient client, TenantId tenant, ReceiptNumber number, Optional<Language> language, Set<String> tags) {
        return drawings.list(client, tenant, List.of(number), language)
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().item(new Paper.Unknown())
                        : show(client, tenant, found.getFirst(), tags));
    }

    private Uni<Paper> show(SqlClient client, TenantId tenant, Drawing drawing, Set<String> tags) {
        return drawing.knownAs(tags)
                .map(tag -> Uni.createFrom().<Paper>item(new Paper.Unchanged(tag)))
                .orElseGet(() -> table.draw(drawing::draw)
                        .flatMap(drawn -> keep(client, List.of(drawn)))
                        .map(drawn -> answer(tenant, drawn.getFirst())));
    }

    /**
     * Keeps how receipts are shown, before anybody sees them; where another process was quicker, what that one kept counts.
     *
     * @return the same, in the knowledge of how they were shown
     */
    static Uni<List<Drawn>> keep(SqlClient client, List<Drawn> drawn) {
        List<Rendition> fresh = drawn.stream()
                .filter(each -> each.drawing().shownBefore() == null)
                .map(Drawn::rendition)
                .toList();
        return Renditions.keep(client, fresh)
                .flatMap(kept -> kept ? Uni.createFrom().item(drawn) : compare(client, drawn));
    }

    private static Uni<List<Drawn>> compare(SqlClient client, List<Drawn> drawn) {
        List<ReceiptNumber> numbers =
                drawn.stream().map(each -> each.drawing().form().number()).toList();
        return Renditions.list(client, numbers)
                .map(shown -> drawn.stream().map(each -> each.after(shown)).toList());
    }

    private Paper answer(TenantId tenant, Drawn drawn) {
        if (drawn.isAsBefore()) {
            return new Paper.Shown(drawn.drawing().receipt().number(), drawn.pdf(), Paper.tag(drawn.sha256()));
        }
        differs(tenant, drawn);
        return new Paper.Differs();
    }

    /** Somebody must look at it: the books, the template or the code under a paper that people have is not what it was. */
    void differs(TenantId tenant, Drawn drawn) {
        meters.count(Metric.RECEIPTS_DIFFERING, 1);
        LOG.receiptDiffers(
                drawn.drawing().form().number().value(),
                tenant,
                drawn.drawing().form().toString());
    }
}
