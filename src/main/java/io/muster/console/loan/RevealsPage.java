package io.muster.console.loan;

import io.muster.console.Head;
import io.muster.console.Heads;
import io.muster.pipeline.Reveals;
import io.muster.pipeline.Reveals.Looked;
import io.muster.web.CurrentUser;
import io.muster.web.RevealFilter;
import io.muster.web.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Who saw borrowers' personal data unmasked, and why: for auditors. */
@Path(RevealsPage.PATH)
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@RolesAllowed(Roles.AUDITOR)
public class RevealsPage {
    static final String PATH = "/console/reveals";

    private static final int PAGE_ROWS = 50;

    private final CurrentUser user;
    private final Heads heads;
    private final Reveals reveals;

    RevealsPage(CurrentUser user, Heads heads, Reveals reveals) {
        this.user = user;
        this.heads = heads;
        this.reveals = reveals;
    }

    /**
     * What the list shows, and what it was narrowed to.
     *
     * @param firstPage, nextPage addresses; null where there is no such page
     */
    public record Listed(
            List<Looked> looks,
            @Nullable String by,
            @Nullable String loan,
            @Nullable String from,
            @Nullable String to,
            @Nullable String firstPage,
            @Nullable String nextPage) {
        static Listed of(List<Looked> found, MultivaluedMap<String, String> asked) {
            PageAddresses pages = new PageAddresses(PATH, asked);
            return new Listed(
                    found,
                    asked.getFirst("by"),
                    asked.getFirst("loan"),
                    asked.getFirst("from"),
                    asked.getFirst("to"),
                    asked.containsKey("after") ? pages.first() : null,
                    found.size() < PAGE_ROWS
                            ? null
                            : pages.after(Long.toString(found.getLast().id())));
        }
    }

    @CheckedTemplate(basePath = "loans")
    static class Pages {
        private Pages() {}

        static native TemplateInstance reveals(Head head, Listed list);
    }

    /** The latest first. */
    @GET
    @Operation(hidden = true)
    public Uni<String> list(@BeanParam @Valid RevealFilter filter, UriInfo address) {
        MultivaluedMap<String, String> asked = address.getQueryParameters();
        return heads.page(
                reveals.list(user.tenant(), filter.read(), PAGE_ROWS).map(found -> Listed.of(found, asked)),
                Pages::reveals);
    }
}
