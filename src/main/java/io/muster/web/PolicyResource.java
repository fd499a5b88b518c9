package io.muster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.muster.posting.BusinessDays;
import io.muster.tenant.Policies;
import io.muster.tenant.Policies.Adding;
import io.muster.tenant.Policy;
import io.muster.tenant.PolicyKind;
import io.muster.tenant.Tenant;
import io.muster.tenant.TenantId;
import io.muster.tenant.Tenants;
import io.muster.upload.ApprovalPolicy;
import io.muster.upload.Rules;
import io.muster.validation.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What a lender has decided as data: how its receipts look, which messages are due, what they say, who sends them. */
@Path(PolicyResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policies", description = "What a lender has decided, as dated data")
public class PolicyResource {
    static final String PATH = "/api/v1/policies";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,59}");

    private final CurrentUser user;
    private final Tenants tenants;
    private final Policies policies;
    private final PolicyForms forms;
    private final Rules rules;

    PolicyResource(CurrentUser user, Tenants tenants, Policies policies, PolicyForms forms, Rules rules) {
        this.user = user;
        this.tenants = tenants;
        this.policies = policies;
        this.forms = forms;
        this.rules = rules;
    }

    /**
     * A version of a policy; without its definition in a list.
     *
     * @param version 0 for the one that ships with Muster
     */
    @Schema(name = "Policy")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PolicyView(
            String kind,
            String name,
            int version,
            @Nullable LocalDate effectiveFrom,

            @Schema(implementation = Object.class) @JsonRawValue @Nullable
            String definition) {
        static PolicyView listed(Policy policy) {
            return new PolicyView(policy.kind().slug(), policy.name(), policy.version(), policy.effectiveFrom(), null);
        }

        static PolicyView whole(Policy policy) {
            return new PolicyView(
                    policy.kind().slug(), policy.name(), policy.version(), policy.effectiveFrom(), policy.definition());
        }

        static PolicyView shipped(PolicyKind kind, String name, String definition) {
            return new PolicyView(kind.slug(), name, 0, null, definition);
        }
    }

    /** Lists every version there is. */
    @GET
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @Operation(operationId = "listPolicies", summary = "List every version of the lender's policies")
    public Uni<List<PolicyView>> list() {
        return lender().flatMap(policies::list)
                .map(all -> all.stream().map(PolicyView::listed).toList());
    }

    /** Shows the version that is in force today, or the one that ships. */
    @GET
    @Path("{kind}/{name}")
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @Operation(
            operationId = "getPolicy",
            summary = "Show the version of a policy that is in force today, or the one that ships with Muster")
    public Uni<PolicyView> get(@PathParam("kind") String kind, @PathParam("name") String name) {
        PolicyKind known = kind(kind);
        return lender().flatMap(tenant -> policies.findInForce(tenant, known, name, today()))
                .map(found -> found.map(PolicyView::whole)
                        .or(() -> shipped(known, name))
                        .orElseThrow(PolicyResource::notFound));
    }

    /** Shows a certain version. */
    @GET
    @Path("{kind}/{name}/{version: [0-9]{1,6}}")
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @Operation(
            operationId = "getPolicyVersion",
            summary = "Show a certain version of a policy; 0 is the one that ships")
    public Uni<PolicyView> get(
            @PathParam("kind") String kind, @PathParam("name") String name, @PathParam("version") int version) {
        PolicyKind known = kind(kind);
        return lender().flatMap(tenant -> policies.find(tenant, known, name, version))
                .map(found -> found.map(PolicyView::whole)
                        .or(() -> version == 0 ? shipped(known, name) : Optional.empty())
                        .orElseThrow(PolicyResource::notFound));
    }

    /** Adds a version. */
    @POST
    @Path("{kind}/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @SmallBody
    @RolesAllowed(Roles.CHECKER)
    @Operation(
            operationId = "addPolicy",
            summary = "Add a version of a policy, in force from a day on",
            description = "The body is the definition; docs/policies.md describes each kind. What was decided before "
                    + "stays as it was: a version cannot be changed, only followed by another.")
    @APIResponse(responseCode = "201", description = "Added")
    @APIResponse(
            responseCode = "200",
            description = "The newest version says the same from the same day on: it stands, and none was added")
    public Uni<RestResponse<PolicyView>> add(
            @PathParam("kind") String kind,
            @PathParam("name") String name,
            @QueryParam("effectiveFrom") @Nullable String effectiveFrom,
            @NotNull(message = "is missing") byte[] definition) {
        String by = user.name();
        PolicyKind known = kind(kind);
        LocalDate from = effectiveFrom(effectiveFrom);
        String text = text(definition);
        return tenant().invoke(tenant -> check(tenant, known, name, text))
                .call(tenant -> requireDay(tenant.id(), known, text, from))
                .flatMap(tenant ->
                        policies.add(tenant.id(), known, name, from, text, by).call(() -> rules.note(tenant.id())))
                .map(PolicyResource::answer);
    }

    /** Who may let others post alone does not do so at once, and alone. */
    private Uni<Void> requireDay(TenantId tenant, PolicyKind kind, String definition, LocalDate from) {
        return kind == PolicyKind.APPROVAL
                ? rules.earliest(tenant, ApprovalPolicy.parse(definition))
                        .invoke(earliest -> earliest.ifPresent(day -> requireNotBefore(from, day)))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private static void requireNotBefore(LocalDate from, LocalDate earliest) {
        if (from.isBefore(earliest)) {
            throw refused(
                    "effectiveFrom",
                    "It asks for fewer second persons than the rule in force, so it cannot count from this day.",
                    "Send effectiveFrom=" + earliest + " or a later day.");
        }
    }

    private static RestResponse<PolicyView> answer(Adding adding) {
        return switch (adding) {
            case Adding.Added(Policy policy) ->
                RestResponse.status(RestResponse.Status.CREATED, PolicyView.listed(policy));
            case Adding.Standing(Policy policy) -> RestResponse.ok(PolicyView.listed(policy));
            case Adding.Full() -> throw new ProblemFailure(tooManyVersions());
        };
    }

    private static Problem tooManyVersions() {
        return Problem.of(
                409,
                "too-many-versions",
                "Too many versions",
                "There are " + Policies.VERSIONS_MAX + " versions of this policy already, and all of them are kept.",
                "Go on with the one in force, or tell whoever runs Muster.");
    }

    /** Policies are in the control database, which would show an unknown lender that it has none. */
    private Uni<Tenant> tenant() {
        return tenants.find(user.tenant())
                .map(found -> found.orElseThrow(() -> new ProblemFailure(Problems.noTenant())));
    }

    private Uni<TenantId> lender() {
        return tenant().map(Tenant::id);
    }

    private void check(Tenant tenant, PolicyKind kind, String name, String definition) {
        if (!NAME.matcher(name).matches()) {
            throw refused("name", "The name has 1 to 60 of a-z, 0-9 and -, a letter first.", "Choose another name.");
        }
        try {
            forms.check(tenant, kind, name, definition);
        } catch (IllegalArgumentException wrong) {
            throw refused("definition", String.valueOf(wrong.getMessage()), "Mend it there and send it again.");
        }
    }

    private static LocalDate effectiveFrom(@Nullable String text) {
        LocalDate today = today();
        if (text == null) {
            return today;
        }
        LocalDate day = day(text);
        if (day.isBefore(today)) {
            throw refused(
                    "effectiveFrom",
                    "The day is over: what was decided before stands.",
                    "Send a day from " + today + " on, or none for today.");
        }
        return day;
    }

    private static LocalDate day(String text) {
        try {
            return DayText.read(text);
        } catch (DateTimeException noDay) {
            throw refused("effectiveFrom", "The day is not one like 2026-11-05.", "Send a day of that form.");
        }
    }

    private static String text(byte[] definition) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(definition))
                    .toString();
        } catch (CharacterCodingException otherBytes) {
            throw refused("definition", "The body is not UTF-8.", "Save it as UTF-8 and send it again.");
        }
    }

    private Optional<PolicyView> shipped(PolicyKind kind, String name) {
        return NAME.matcher(name).matches()
                ? forms.shipped(kind, name).map(definition -> PolicyView.shipped(kind, name, definition))
                : Optional.empty();
    }

    private static PolicyKind kind(String slug) {
        try {
            return PolicyKind.of(slug);
        } catch (IllegalArgumentException unknown) {
            throw notFound();
        }
    }

    private static LocalDate today() {
        return BusinessDays.inIndia(Instant.now());
    }

    private static ProblemFailure refused(String field, String message, String remedy) {
        return new ProblemFailure(
                Problems.invalid(List.of(new Reason(null, field, "policy-not-right", message, remedy))));
    }

    private static ProblemFailure notFound() {
        return new ProblemFailure(Problems.notFound("policy"));
    }
}
