package io.muster.web;

import static io.muster.log.MusterLog.LOG;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.tenant.LinkKey;
import io.muster.tenant.LinkKeys;
import io.muster.tenant.TenantId;
import io.muster.tenant.Tenants;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The keys that sign the links on a lender's receipts: they follow from the platform's secret, so they are its people's. */
@Path(LinkKeyResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.PLATFORM_ADMIN)
@Tag(name = "Lenders")
public class LinkKeyResource {
    static final String PATH = TenantResource.PATH + "/{tenant}/receipt-link-keys";

    private final CurrentUser user;
    private final Tenants tenants;
    private final LinkKeys keys;

    LinkKeyResource(CurrentUser user, Tenants tenants, LinkKeys keys) {
        this.user = user;
        this.tenants = tenants;
        this.keys = keys;
    }

    /** A key as the platform's people see it: its number, never what it signs with. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReceiptLinkKey")
    record LinkKeyView(
            int number,
            Instant addedAt,
            @Nullable Instant revokedAt,
            @Nullable String revokedBy) {
        static LinkKeyView of(LinkKey key) {
            return new LinkKeyView(key.number(), key.addedAt(), key.revokedAt(), key.revokedBy());
        }
    }

    /** Nothing is to be said: what is asked for stands in the address. */
    @Schema(name = "LinkKeyChange", description = "An empty object")
    record Change() {}

    /** Lists the keys. */
    @GET
    @Operation(operationId = "listReceiptLinkKeys", summary = "List the keys that sign the links on receipts")
    public Uni<List<LinkKeyView>> list(@PathParam("tenant") String tenant) {
        return known(tenant)
                .flatMap(keys::list)
                .map(all -> all.stream().map(LinkKeyView::of).toList());
    }

    /** Adds a key. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @SmallBody
    @Operation(
            operationId = "addReceiptLinkKey",
            summary = "Add a key, which signs from now on",
            description = "Links that earlier keys signed stay good until those are revoked.")
    public Uni<LinkKeyView> add(@PathParam("tenant") String tenant, @NotNull(message = "is missing") Change change) {
        String by = user.name();
        return known(tenant)
                .flatMap(lender -> keys.add(lender).invoke(key -> LOG.linkKeyAdded(key.number(), lender, by)))
                .map(LinkKeyView::of);
    }

    /** Revokes a key. */
    @POST
    @Path("{number}/revocation")
    @Consumes(MediaType.APPLICATION_JSON)
    @SmallBody
    @Operation(
            operationId = "revokeReceiptLinkKey",
            summary = "Revoke a key: no link that it signed is answered any more",
            description =
                    "Receipts that are shown again get links of the newest valid key, which is made if there is none.")
    public Uni<LinkKeyView> revoke(
            @PathParam("tenant") String tenant,
            @PathParam("number") int number,
            @NotNull(message = "is missing") Change change) {
        String by = user.name();
        return known(tenant).flatMap(lender -> revoke(lender, number, by)).map(LinkKeyView::of);
    }

    private Uni<LinkKey> revoke(TenantId lender, int number, String by) {
        return keys.revoke(lender, number, by)
                .map(found -> found.orElseThrow(() -> new ProblemFailure(Problems.notFound("key"))))
                .invoke(key -> LOG.linkKeyRevoked(key.number(), lender, by));
    }

    private Uni<TenantId> known(String tenant) {
        return Uni.createFrom()
                .item(() -> tenantId(tenant))
                .flatMap(tenants::find)
                .map(found -> found.orElseThrow(LinkKeyResource::notFound).id());
    }

    private static TenantId tenantId(String text) {
        try {
            return new TenantId(text);
        } catch (IllegalArgumentException notATenantId) {
            throw notFound();
        }
    }

    private static ProblemFailure notFound() {
        return new ProblemFailure(Problems.notFound("lender"));
    }
}
