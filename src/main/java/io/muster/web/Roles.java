package io.muster.web;

/** What people may do; the names are those of the identity provider's realm roles. */
public final class Roles {
    /** Uploads, and reads what became of it. */
    public static final String MAKER = "maker";

    /** Reads, and later approves what a maker uploaded. */
    public static final String CHECKER = "checker";

    /** Posts single payments from the field; reads loans and receipts. */
    public static final String AGENT = "agent";

    /** Reads everything of its lender and changes nothing. */
    public static final String AUDITOR = "auditor";

    /** Provisions lenders and sees no lender's data. */
    public static final String PLATFORM_ADMIN = "platform-admin";

    private Roles() {}
}
