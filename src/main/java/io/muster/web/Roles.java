package io.muster.web;

/** What people may do; the names are those of the identity provider's realm roles. */
final class Roles {
    /** Uploads, and reads what became of it. */
    static final String MAKER = "maker";

    /** Reads, and later approves what a maker uploaded. */
    static final String CHECKER = "checker";

    /** Posts single payments from the field; reads loans and receipts. */
    static final String AGENT = "agent";

    /** Reads everything of its lender and changes nothing. */
    static final String AUDITOR = "auditor";

    /** Provisions lenders and sees no lender's data. */
    static final String PLATFORM_ADMIN = "platform-admin";

    private Roles() {}
}
