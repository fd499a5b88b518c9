package io.muster.db;

import io.muster.tenant.TenantId;
import java.io.Serial;

/** No lender of this id is in the directory. */
public final class UnknownTenant extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    UnknownTenant(TenantId tenant) {
        super("no tenant " + tenant);
    }
}
