package io.muster.console;

import io.muster.pdf.Colour;
import io.muster.posting.BusinessDays;
import io.muster.receipt.ReceiptTemplate;
import io.muster.tenant.Policies;
import io.muster.tenant.Policy;
import io.muster.tenant.PolicyKind;
import io.muster.tenant.Tenant;
import io.muster.tenant.TenantId;
import io.muster.tenant.Tenants;
import io.muster.web.ProblemFailure;
import io.muster.web.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The lenders' names and colours, the colour as the policy of their receipts has it today; any thread. */
@ApplicationScoped
class LenderLooks {
    private static final String POLICY = "receipt";
    private static final int KEPT_MAX = 1_000;

    private final Tenants tenants;
    private final Policies policies;
    private final Map<TenantId, String> names = new ConcurrentHashMap<>();
    private final Map<Version, Colour> accents = new ConcurrentHashMap<>();

    LenderLooks(Tenants tenants, Policies policies) {
        this.tenants = tenants;
        this.policies = policies;
    }

    /** Of the template; the shipped one is 0. */
    private record Version(TenantId tenant, int number) {}

    /** A lender as its people know it. */
    record LenderLook(String name, Colour accent) {}

    /** Fails with the problem of no lender when the directory has no such one. */
    Uni<LenderLook> of(TenantId tenant) {
        return name(tenant).flatMap(name -> accent(tenant, name).map(accent -> new LenderLook(name, accent)));
    }

    /** A lender's name never changes. */
    private Uni<String> name(TenantId tenant) {
        String known = names.get(tenant);
        return known != null
                ? Uni.createFrom().item(known)
                : tenants.find(tenant)
                        .map(found ->
                                found.map(Tenant::name).orElseThrow(() -> new ProblemFailure(Problems.noTenant())))
                        .invoke(name -> names.put(tenant, name));
    }

    /** No page fails because nobody can tell its colour. */
    private Uni<Colour> accent(TenantId tenant, String lender) {
        return policies.findInForce(tenant, PolicyKind.RECEIPT_TEMPLATE, POLICY, BusinessDays.inIndia(Instant.now()))
                .map(found -> accent(tenant, found, lender))
                .onFailure()
                .recoverWithItem(() -> accent(tenant, Optional.empty(), lender));
    }

    private Colour accent(TenantId tenant, Optional<Policy> policy, String lender) {
        if (accents.size() >= KEPT_MAX) {
            accents.clear();
        }
        return accents.computeIfAbsent(
                new Version(tenant, policy.map(Policy::version).orElse(0)),
                _ -> policy.map(found -> ReceiptTemplate.parse(found.definition()))
                        .orElseGet(() -> ReceiptTemplate.shipped(lender))
                        .accent());
    }
}
