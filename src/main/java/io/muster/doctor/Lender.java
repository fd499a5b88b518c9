package io.muster.doctor;

import io.muster.tenant.Tenant;
import java.util.List;

/**
 * A lender whose books are looked at.
 *
 * @param others the roles of the other lenders, none of which may enter this one's database
 */
record Lender(Tenant tenant, List<String> others) {
    String id() {
        return tenant.id().value();
    }
}
