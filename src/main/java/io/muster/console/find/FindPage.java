package io.muster.console.find;

import io.muster.console.Head;
import io.muster.console.Heads;
import io.muster.pipeline.Find;
import io.muster.pipeline.Whereabouts;
import io.muster.pipeline.Whereabouts.Journey;
import io.muster.posting.Query;
import io.muster.posting.Searches.Found;
import io.muster.tenant.TenantId;
import io.muster.upload.UploadId;
import io.muster.web.CurrentUser;
import io.muster.web.ProblemFailure;
import io.muster.web.Problems;
import io.muster.web.Roles;
import io.muster.web.WhereaboutsResource;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The search box's page, and the road of a sum of money. */
@Path("/console/find")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class FindPage {
    private final CurrentUser user;
    private final Heads heads;
    private final Find find;
    private final Whereabouts whereabouts;

    FindPage(CurrentUser user, Heads heads, Find find, Whereabouts whereabouts) {
        this.user = user;
        this.heads = heads;
        this.find = find;
        this.whereabouts = whereabouts;
    }

    /**
     * What the page of a search shows.
     *
     * @param typed as it was typed; empty when nothing was
     * @param searched whether it was enough to look for
     * @param journey where the money is, when a single sum was found; otherwise null
     */
    public record Results(
            String typed,
            boolean searched,
            Found found,
            @Nullable Journey journey) {}

    @CheckedTemplate(basePath = "find")
    static class Pages {
        private Pages() {}

        static native TemplateInstance results(Head head, Results results);

        static native TemplateInstance whereabouts(Head head, Journey journey);
    }

    /** Searches by whatever was typed; agents are shown loans alone. */
    @GET
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR, Roles.AGENT})
    @Operation(hidden = true)
    public Uni<String> find(@QueryParam("q") @DefaultValue("") String typed) {
        String text = typed.strip();
        Query query = Query.of(text);
        TenantId tenant = user.tenant();
        boolean all = mayReadAll();
        Uni<Results> results = (all ? find.everything(tenant, query) : find.loans(tenant, query))
                .flatMap(found -> journey(tenant, found).map(journey -> results(text, query, found, journey)));
        return heads.page(results, Pages::results);
    }

    private boolean mayReadAll() {
        return user.is(Roles.MAKER) || user.is(Roles.CHECKER) || user.is(Roles.AUDITOR);
    }

    private static Results results(String text, Query query, Found found, Optional<Journey> journey) {
        return new Results(text, !query.isEmpty(), found, journey.orElse(null));
    }

    /** "Where is this UTR?" is answered at once when it means one sum of money. */
    private Uni<Optional<Journey>> journey(TenantId tenant, Found found) {
        if (found.payments().size() == 1) {
            return whereabouts.ofPayment(tenant, found.payments().getFirst().key());
        }
        if (found.payments().isEmpty() && found.rows().size() == 1) {
            return whereabouts.ofRow(
                    tenant,
                    new UploadId(found.rows().getFirst().uploadId()),
                    found.rows().getFirst().rowNumber());
        }
        return found.payments().isEmpty() && found.held().size() == 1
                ? whereabouts.ofPayment(tenant, found.held().getFirst().key())
                : Uni.createFrom().item(Optional.empty());
    }

    /** Where a payment's money is. */
    @GET
    @Path("payments/{key}")
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @Operation(hidden = true)
    public Uni<String> ofPayment(@PathParam("key") String key) {
        return heads.page(
                whereabouts
                        .ofPayment(user.tenant(), WhereaboutsResource.key(key))
                        .map(found -> found.orElseThrow(() -> new ProblemFailure(Problems.notFound("payment")))),
                Pages::whereabouts);
    }

    /** Where a row's money is. */
    @GET
    @Path("rows/{upload}/{row}")
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @Operation(hidden = true)
    public Uni<String> ofRow(@PathParam("upload") String upload, @PathParam("row") int row) {
        UploadId id = UploadId.of(upload).orElseThrow(FindPage::noRow);
        return heads.page(
                whereabouts.ofRow(user.tenant(), id, row).map(found -> found.orElseThrow(FindPage::noRow)),
                Pages::whereabouts);
    }

    private static ProblemFailure noRow() {
        return new ProblemFailure(Problems.notFound("row with a verdict"));
    }
}
