package io.muster.receipt;

import io.muster.posting.ReceiptNumber;
import io.muster.receipt.ReceiptLinks.LenderLinks;
import io.muster.receipt.Rendition.Form;
import io.muster.tenant.Language;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gathers what receipts are to be drawn from: the facts, how they were shown before, the lender's stationery and links.
 *
 * <p>The template is the one in force on the day on which the receipt was issued, and stays the one with which it was first
 * shown, whatever is decided for that day later. So does the key of its link, until it is revoked.
 */
@ApplicationScoped
class Drawings {
    private final Receipts receipts;
    private final LenderPapers papers;
    private final ReceiptLinks links;

    Drawings(Receipts receipts, LenderPapers papers, ReceiptLinks links) {
        this.receipts = receipts;
        this.papers = papers;
        this.links = links;
    }

    /** A lender's stationery and links at this moment. */
    private record Desk(LenderPapers.OfLender papers, LenderLinks links, Optional<Language> asked) {
        /** The same with stationery that was read anew. */
        Desk with(LenderPapers.OfLender read) {
            return new Desk(read, links, asked);
        }
    }

    /** How receipts were shown before. */
    private record Shown(
            Map<ReceiptNumber, Integer> firstTemplates,
            Map<ReceiptNumber, List<Integer>> keys,
            Map<Form, byte[]> hashes) {
        static Shown of(List<Rendition> renditions) {
            Map<ReceiptNumber, Integer> templates = new HashMap<>();
            Map<ReceiptNumber, List<Integer>> keys = new HashMap<>();
            Map<Form, byte[]> hashes = new HashMap<>();
            for (Rendition each : renditions) {
                templates.putIfAbsent(each.form().number(), each.form().template());
                keys.computeIfAbsent(each.form().number(), _ -> new ArrayList<>())
                        .add(each.form().linkKey());
                hashes.put(each.form(), each.sha256());
            }
            return new Shown(templates, keys, hashes);
        }
    }

    /**
     * What these receipts are to be drawn from, in their order; numbers that were never issued are left out.
     *
     * @param asked empty for each borrower's own language, or else the lender's
     */
    Uni<List<Drawing>> list(SqlClient client, TenantId tenant, List<ReceiptNumber> numbers, Optional<Language> asked) {
        return desk(tenant, asked).flatMap(desk -> list(client, tenant, numbers, desk));
    }

    /**
     * What a pack in one document is drawn with: one paper, the lender's at that moment, whatever each receipt's own is.
     *
     * @param asked empty for the lender's language
     */
    Uni<Supplier<ReceiptPaper>> packPaper(TenantId tenant, Optional<Language> asked, Instant at) {
        return papers.of(tenant)
                .map(stationery ->
                        stationery.paper(stationery.inForce(at), asked.orElseGet(() -> stationery.language(at))));
    }

    private Uni<Desk> desk(TenantId tenant, Optional<Language> asked) {
        return Uni.combine()
                .all()
                .unis(papers.of(tenant), links.current(tenant))
                .with((stationery, current) -> new Desk(stationery, current, asked));
    }

    private Uni<List<Drawing>> list(SqlClient client, TenantId tenant, List<ReceiptNumber> numbers, Desk desk) {
        return Uni.combine()
                .all()
                .unis(receipts.list(client, numbers), Renditions.list(client, numbers))
                .withUni((found, renditions) -> list(tenant, found, Shown.of(renditions), desk));
    }

    /** Where another process has drawn with a template that this one has not heard of, the control database is asked. */
    private Uni<List<Drawing>> list(TenantId tenant, List<Receipt> found, Shown shown, Desk desk) {
        return desk.papers().has(shown.firstTemplates().values())
                ? Uni.createFrom().item(() -> list(found, shown, desk))
                : papers.ofNow(tenant).map(read -> list(found, shown, desk.with(read)));
    }

    private static List<Drawing> list(List<Receipt> found, Shown shown, Desk desk) {
        if (!desk.papers().has(shown.firstTemplates().values())) {
            throw new TemplateUnread();
        }
        return found.stream().map(receipt -> drawing(receipt, shown, desk)).toList();
    }

    private static Drawing drawing(Receipt receipt, Shown shown, Desk desk) {
        Integer first = shown.firstTemplates().get(receipt.number());
        Form form = new Form(
                receipt.number(),
                desk.asked().orElseGet(() -> ownLanguage(receipt, desk)),
                PaperStanding.of(receipt.standing()),
                first != null ? first : desk.papers().inForce(receipt.issuedAt()),
                ReceiptPaper.VERSION,
                desk.links().keyAmong(shown.keys().getOrDefault(receipt.number(), List.of())),
                desk.links().base());
        return new Drawing(
                receipt,
                form,
                desk.papers().paper(form.template(), form.language()),
                desk.links().to(receipt.number(), form.linkKey()),
                shown.hashes().get(form));
    }

    private static Language ownLanguage(Receipt receipt, Desk desk) {
        Language own = receipt.loan().language();
        return own == null ? desk.papers().language(receipt.issuedAt()) : own;
    }
}
