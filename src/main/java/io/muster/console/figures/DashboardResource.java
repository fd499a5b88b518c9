package io.muster.console.figures;

import io.muster.console.Head;
import io.muster.console.Heads;
import io.muster.console.find.FindWords;
import io.muster.pipeline.Figures;
import io.muster.pipeline.Snapshots;
import io.muster.tenant.TenantId;
import io.muster.web.CurrentUser;
import io.muster.web.PaymentSelection;
import io.muster.web.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The first page of whoever reads a lender's figures; agents are shown the way to theirs. */
@Path("/console")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR, Roles.AGENT})
public class DashboardResource {
    private final CurrentUser user;
    private final Heads heads;
    private final Figures figures;
    private final Snapshots snapshots;

    DashboardResource(CurrentUser user, Heads heads, Figures figures, Snapshots snapshots) {
        this.user = user;
        this.heads = heads;
        this.figures = figures;
        this.snapshots = snapshots;
    }

    @CheckedTemplate(basePath = "figures")
    static class Pages {
        private Pages() {}

        static native TemplateInstance dashboard(Head head, Dashboard board);
    }

    /** The present day, or with a month all of it. */
    @GET
    @Operation(hidden = true)
    public Uni<Response> get(@QueryParam("month") @Nullable String month) {
        if (!user.is(Roles.MAKER) && !user.is(Roles.CHECKER) && !user.is(Roles.AUDITOR)) {
            return Uni.createFrom()
                    .item(Response.seeOther(URI.create("/console/collect")).build());
        }
        return heads.page(board(user.tenant(), month, words()), Pages::dashboard)
                .map(page -> Response.ok(page).build());
    }

    private Uni<Dashboard> board(TenantId tenant, @Nullable String month, Dashboard.Words words) {
        return figures.today(tenant).flatMap(today -> board(tenant, today, month, words));
    }

    private Uni<Dashboard> board(TenantId tenant, LocalDate today, @Nullable String text, Dashboard.Words words) {
        YearMonth month = text == null ? YearMonth.from(today) : PaymentSelection.month("month", text);
        return snapshots
                .of(tenant, today, month.atDay(1), month.atEndOfMonth())
                .map(snapshot -> new Dashboard(snapshot, text == null ? snapshot.today() : null, words));
    }

    private Dashboard.Words words() {
        Locale locale = heads.look().locale();
        Localized of = Localized.Literal.of(locale.toLanguageTag());
        return new Dashboard.Words(
                locale, MessageBundles.get(FigureWords.class, of), MessageBundles.get(FindWords.class, of));
    }
}
