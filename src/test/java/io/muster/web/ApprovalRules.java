package io.muster.web;

import io.muster.posting.BusinessDays;
import io.muster.tenant.Policies;
import io.muster.tenant.PolicyKind;
import io.muster.tenant.TenantId;
import io.muster.upload.ApprovalPolicy;
import io.muster.upload.Rules;
import io.quarkus.arc.Arc;
import java.time.Duration;
import java.time.Instant;

/** A lender's rule about second persons, from today on and past the endpoint, which lets nobody lift one at once. */
public final class ApprovalRules {
    /** Nobody ever needs a second person. */
    public static final String NEVER = "{\"never\": true}";

    private static final Duration WAIT_MAX = Duration.ofSeconds(30);

    private ApprovalRules() {}

    /** @param collections as the policy has it for this kind of workbook */
    public static void set(TenantId lender, String collections) {
        String definition = "{\"collections\": " + collections + ", \"loan-book\": {\"never\": true}}";
        Policies policies = Arc.container().instance(Policies.class).get();
        Rules rules = Arc.container().instance(Rules.class).get();
        var _ = policies.add(
                        lender,
                        PolicyKind.APPROVAL,
                        ApprovalPolicy.NAME,
                        BusinessDays.inIndia(Instant.now()),
                        definition,
                        "somebody")
                .await()
                .atMost(WAIT_MAX);
        rules.note(lender).await().atMost(WAIT_MAX);
    }
}
