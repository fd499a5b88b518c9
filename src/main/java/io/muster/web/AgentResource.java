package io.muster.web;

import io.muster.notification.ContactRecords;
import io.muster.pipeline.LoanContacts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who collects and deposits, and how they are told of a day's cash. */
@Path("/api/v1/agents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Contact", description = "Bounces, opt-outs and agents: what decides who is written to")
public class AgentResource {
    private final CurrentUser user;
    private final LoanContacts contacts;

    AgentResource(CurrentUser user, LoanContacts contacts) {
        this.user = user;
        this.contacts = contacts;
    }

    /** How an agent is reached. */
    @Schema(name = "NewAgent")
    record NewAgent(
            @NotNull(message = "is missing")
            @Size(min = 1, max = 200, message = "has 1 to 200 characters")
            @Pattern(regexp = "\\P{Cc}*", message = "has characters that cannot be printed")
            String name,

            @Nullable @Pattern(regexp = "[6-9][0-9]{9}", message = "is no mobile number of ten digits")
            String phone,

            @Nullable
            @Size(max = 254, message = "has at most 254 characters")
            @Pattern(
                    regexp = "[A-Za-z0-9._%+'-]{1,64}@([A-Za-z0-9-]{1,63}\\.)+[A-Za-z]{2,63}",
                    message = "is no e-mail address")
            String email,

            @Nullable @Pattern(regexp = "en|hi", message = "is neither en nor hi")
            String language) {}

    /** Enters an agent, or what is new of one. */
    @PUT
    @Path("{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    @SmallBody
    @RolesAllowed(Roles.CHECKER)
    @Operation(operationId = "putAgent", summary = "Say how an agent is reached; the code is the one that sheets name")
    public Uni<ContactRecords.Agent> put(
            @PathParam("code")
                    @Size(max = 60, message = "has at most 60 characters")
                    @Pattern(regexp = "\\P{Cc}+", message = "has characters that cannot be printed")
                    String code,
            @NotNull(message = "is missing") @Valid NewAgent agent) {
        ContactRecords.Agent entered = new ContactRecords.Agent(
                code.strip().toUpperCase(Locale.ROOT),
                agent.name().strip(),
                agent.phone(),
                agent.email(),
                agent.language());
        return contacts.putAgent(user.tenant(), entered, user.name()).replaceWith(entered);
    }
}
