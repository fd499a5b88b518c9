package io.muster.web;

import io.muster.tenant.WorkbookKind;

/** The kind of workbook that a request names. */
final class Kinds {
    /** Instead of a kind, in a form: Muster is to tell by the header. */
    static final String AUTO = "auto";

    private Kinds() {}

    /** @throws ProblemFailure when there is no such kind */
    static WorkbookKind of(String slug) {
        return WorkbookKind.of(slug).orElseThrow(Kinds::unknown);
    }

    private static ProblemFailure unknown() {
        return new ProblemFailure(Problems.badRequest(
                "unknown-kind", "There is no such kind of workbook.", "Say collections or loan-book."));
    }
}
