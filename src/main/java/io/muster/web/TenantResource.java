package io.muster.web;

import io.muster.db.Provisioning;
import io.muster.db.Provisioning.Provisioned;
import io.muster.tenant.Tenant;
import io.muster.tenant.TenantId;
import io.muster.tenant.Tenants;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The lenders of this installation, for the platform's own people. */
@Path(TenantResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Lenders", description = "For the platform's administrators: they see no lender's data")
public class TenantResource {
    static final String PATH = "/api/v1/tenants";

    private final Tenants tenants;
    private final Provisioning provisioning;

    TenantResource(Tenants tenants, Provisioning provisioning) {
        this.tenants = tenants;
        this.provisioning = provisioning;
    }

    /**
     * What makes a lender.
     *
     * @param keyIncludesLoan one reference, amount, mode and date on two loans are two payments for this lender
     */
    @Schema(name = "NewTenant")
    record NewTenant(
            @NotNull(message = "is missing")
            @Pattern(regexp = "[a-z][a-z0-9-]{1,30}", message = "has 2 to 31 of a-z, 0-9 and -, a letter first")
            String id,

            @NotBlank(message = "is missing")
            @Size(max = 200, message = "has at most 200 characters")
            @Pattern(regexp = "\\P{Cc}*", message = "has characters that cannot be printed")
            String name,

            boolean keyIncludesLoan) {}

    /** A lender as the platform's people see it: nothing about where its books are. */
    @Schema(name = "Tenant")
    record TenantView(String id, String name, boolean keyIncludesLoan) {
        static TenantView of(Tenant tenant) {
            return new TenantView(tenant.id().value(), tenant.name(), tenant.keyIncludesLoan());
        }
    }

    /** Makes a lender with its own database. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @SmallBody
    @RolesAllowed(Roles.PLATFORM_ADMIN)
    @Operation(
            operationId = "provisionTenant",
            summary = "Make a lender, with a database and a database role of its own")
    @APIResponse(responseCode = "201", description = "Made")
    @APIResponse(responseCode = "200", description = "It was there already, and is left as it is")
    public Uni<RestResponse<TenantView>> provision(@NotNull(message = "is missing") @Valid NewTenant tenant) {
        return provisioning
                .provision(new TenantId(tenant.id()), tenant.name(), tenant.keyIncludesLoan())
                .map(TenantResource::answer);
    }

    /** Lists the lenders. */
    @GET
    @RolesAllowed(Roles.PLATFORM_ADMIN)
    @Operation(operationId = "listTenants", summary = "List the lenders")
    public Uni<List<TenantView>> list() {
        return tenants.list().map(all -> all.stream().map(TenantView::of).toList());
    }

    private static RestResponse<TenantView> answer(Provisioned provisioned) {
        return RestResponse.status(
                provisioned.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                TenantView.of(provisioned.tenant()));
    }
}
