package io.muster.web;

import io.muster.posting.PostingCode;
import io.muster.rows.UnreadableWorkbook;
import io.muster.validation.ReasonCode;
import io.muster.validation.SheetProblem;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every code that Muster gives to people or programs, so that nothing else is ever kept in its place. Pure. */
final class FeedbackCodes {
    /** Of problems; a test finds them where they arise. */
    private static final Set<String> OF_PROBLEMS = Set.of(
            "already-posting",
            "bad-request",
            "body-cut",
            "books-away",
            "bounce-otherwise",
            "bounce-pending",
            "busy",
            "cancelled-otherwise",
            "changed-since",
            "correction-not-open",
            "correction-sent",
            "declaration-not-taken",
            "empty-body",
            "events-wait",
            "forbidden",
            "foreign-form",
            "idempotency-key-reused",
            "insufficient-storage",
            "invalid",
            "link-keys-used-up",
            "malformed-form",
            "method-not-allowed",
            "no-file",
            "no-such-column",
            "no-tenant",
            "not-acceptable",
            "not-asked",
            "not-found",
            "not-json",
            "not-read",
            "not-served-here",
            "not-to-redrive",
            "nothing-to-send",
            "nothing-to-undo",
            "own-upload",
            "pack-grown",
            "paused-by-checker",
            "payment-refused",
            "receipt-differs",
            "receipt-valid",
            "report-not-proven",
            "row-sent",
            "rows-elsewhere",
            "text-too-long",
            "too-large",
            "too-many-cells",
            "too-many-corrections",
            "too-many-days",
            "too-many-exclusions",
            "too-many-receipts",
            "too-many-reports",
            "too-many-requests",
            "too-many-reveals",
            "too-many-rows",
            "too-many-versions",
            "too-much-feedback",
            "too-short",
            "too-slow",
            "unauthenticated",
            "unavailable",
            "unexpected",
            "unsupported-media-type");

    /** Of what is wrong with one field of a request. */
    private static final Set<String> OF_FIELDS = Set.of(
            "duplicate-field",
            "invalid-value",
            "policy-not-right",
            "unknown-code",
            "unknown-field",
            "unknown-kind",
            "unknown-return-code",
            "which-receipts",
            "wrong-type");

    /** Of an upload that stopped though its workbook can be read. */
    private static final Set<String> OF_UPLOADS =
            Set.of("given-up", "miscounted", "read-otherwise", "workbook-missing");

    private static final Set<String> ALL = Stream.of(
                    Arrays.stream(ReasonCode.values()).map(ReasonCode::code),
                    Arrays.stream(PostingCode.values()).map(PostingCode::code),
                    Arrays.stream(SheetProblem.values()).map(SheetProblem::code),
                    UnreadableWorkbook.codes().stream(),
                    OF_PROBLEMS.stream(),
                    OF_FIELDS.stream(),
                    OF_UPLOADS.stream())
            .flatMap(codes -> codes)
            .collect(Collectors.toUnmodifiableSet());

    private FeedbackCodes() {}

    /** Whether there is such a code. */
    static boolean has(String code) {
        return ALL.contains(code);
    }
}
