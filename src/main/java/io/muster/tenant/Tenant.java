package io.muster.tenant;

/**
 * A lender and where its books are.
 *
 * @param name as people write it
 * @param keyIncludesLoan the same reference, amount, mode and date on two loans are two payments for this lender
 */
public record Tenant(TenantId id, String name, DatabaseAddress database, boolean keyIncludesLoan) {

    /**
     * A lender's database and the role that alone may enter it.
     *
     * @param secretGeneration raised to change the role's password, which is derived and stored nowhere
     */
    public record DatabaseAddress(String host, int port, String name, String role, int secretGeneration) {}
}
