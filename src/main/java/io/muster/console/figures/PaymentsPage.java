package io.muster.console.figures;

import io.muster.console.Head;
import io.muster.console.Heads;
import io.muster.pipeline.Figures;
import io.muster.pipeline.Ledger;
import io.muster.posting.ListPlace;
import io.muster.posting.Payment;
import io.muster.posting.PaymentFilter;
import io.muster.tenant.TenantId;
import io.muster.validation.PaymentMode;
import io.muster.web.CurrentUser;
import io.muster.web.PaymentExports;
import io.muster.web.PaymentSelection;
import io.muster.web.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The payments behind a figure, and the same as a workbook. */
@Path("/console")
@RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
public class PaymentsPage {
    static final int ROWS = 50;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final CurrentUser user;
    private final Heads heads;
    private final Figures figures;
    private final Ledger ledger;
    private final PaymentExports exports;

    PaymentsPage(CurrentUser user, Heads heads, Figures figures, Ledger ledger, PaymentExports exports) {
        this.user = user;
        this.heads = heads;
        this.figures = figures;
        this.ledger = ledger;
        this.exports = exports;
    }

    @CheckedTemplate(basePath = "figures")
    static class Pages {
        private Pages() {}

        static native TemplateInstance payments(Head head, PaymentsShown shown);
    }

    /** A mode that can be chosen. */
    public record Mode(String name, boolean chosen) {}

    /**
     * What the page shows.
     *
     * @param after null on the first page
     * @param total what the whole list comes to, on its first page
     */
    public record PaymentsShown(
            PaymentFilter filter,
            boolean single,
            @Nullable ListPlace after,
            List<Payment> rows,
            Ledger.@Nullable Total total) {

        public List<Mode> modes() {
            return Arrays.stream(PaymentMode.values())
                    .map(mode -> new Mode(mode.name(), mode.name().equals(filter.mode())))
                    .toList();
        }

        public String agent() {
            return filter.agent() == null ? "" : filter.agent().isEmpty() ? PaymentSelection.NO_AGENT : filter.agent();
        }

        public String sheetsHref() {
            return "/console/payments?" + query();
        }

        public String singleHref() {
            return "/console/payments?" + query() + "&single=true";
        }

        public String exportHref() {
            return "/console/payments.xlsx?" + query();
        }

        public @Nullable String firstHref() {
            return after == null ? null : hereHref();
        }

        public @Nullable String nextHref() {
            return rows.size() < ROWS ? null : hereHref() + "&after=" + ListPlace.behind(rows.getLast());
        }

        private String hereHref() {
            return single ? singleHref() : sheetsHref();
        }

        private String query() {
            return "from=" + filter.from() + "&to=" + filter.to() + part("branch", filter.branch())
                    + part("mode", filter.mode()) + part("agent", filter.agent() == null ? null : agent())
                    + (filter.upload() == null ? "" : "&upload=" + filter.upload());
        }

        private static String part(String name, @Nullable String value) {
            return value == null ? "" : "&" + name + "=" + Addresses.encoded(value);
        }
    }

    /** A page of payments. */
    @GET
    @Path("payments")
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(hidden = true)
    public Uni<String> list(@BeanParam PaymentSelection selection) {
        TenantId tenant = user.tenant();
        return heads.page(
                figures.today(tenant).flatMap(today -> shown(tenant, selection.filter(today), selection)),
                Pages::payments);
    }

    private Uni<PaymentsShown> shown(TenantId tenant, PaymentFilter filter, PaymentSelection selection) {
        ListPlace after = selection.place();
        boolean single = selection.single();
        return Uni.combine()
                .all()
                .unis(ledger.list(tenant, filter, single, after, ROWS), total(tenant, filter, after))
                .with((rows, total) -> new PaymentsShown(filter, single, after, rows, total.orElse(null)))
                .onFailure(Ledger.TooWide.class)
                .transform(PaymentSelection::tooWide);
    }

    /** On the pages behind the first it would be added up in vain. */
    private Uni<Optional<Ledger.Total>> total(TenantId tenant, PaymentFilter filter, @Nullable ListPlace after) {
        return after == null
                ? ledger.total(tenant, filter).map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    /** The same payments, all of them, as a workbook. */
    @GET
    @Path("payments.xlsx")
    @Produces(XLSX)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response export(@BeanParam PaymentSelection selection) {
        return exports.send(user.tenant(), selection);
    }
}
