package io.muster.tenant;

import io.muster.log.LogTenant;
import java.util.regex.Pattern;

/**
 * A lender's short name: the token claim, the folder of its spool, the first half of every Kafka key.
 *
 * @param value 2 to 31 characters, lower-case letters, digits and hyphens, a letter first
 */
public record TenantId(String value) implements LogTenant {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,30}");

    /** @throws IllegalArgumentException when the value is not of the form above */
    public TenantId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a tenant id: 2 to 31 of a-z, 0-9 and -, a letter first");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
