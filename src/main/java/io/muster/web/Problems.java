package io.muster.web;

import io.muster.Role;
import io.muster.loan.ContactCorrections;
import io.muster.notification.ContactRecords;
import io.muster.validation.Reason;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Every problem that this API has; nothing in them is about how Muster is built. */
public final class Problems {
    /** Events wait for Kafka, and no more may. */
    public static final String EVENTS_WAIT = "events-wait";

    private Problems() {}

    public static Problem badRequest(String code, String detail, String remedy) {
        return Problem.of(400, code, "The request is not right", detail, remedy);
    }

    public static Problem invalid(List<Reason> reasons) {
        return Problem.of(
                        400,
                        "invalid",
                        "The request is not right",
                        "Some values are not right.",
                        "Mend them and repeat.")
                .because(reasons);
    }

    public static Problem unauthenticated() {
        return Problem.of(
                401,
                "unauthenticated",
                "Who are you?",
                "This needs a valid access token.",
                "Log in again and send the token as Authorization: Bearer.");
    }

    /** The same for whatever is not right, so that nobody can try out lenders, gateways or signatures. */
    public static Problem reportNotProven() {
        return Problem.of(
                401,
                "report-not-proven",
                "Not known as the provider",
                "This request does not show that it comes from the gateway's provider.",
                "Sign it as was agreed with the lender.");
    }

    public static Problem tooManyRequests() {
        return Problem.of(
                429,
                "too-many-requests",
                "Too many at once",
                "More requests come than are taken in a second.",
                "Send the same again after Retry-After seconds.");
    }

    public static Problem tooManyReveals(int perHourMax) {
        return Problem.of(
                429,
                "too-many-reveals",
                "Too many looks",
                "You have seen personal data of " + perHourMax + " loans within the hour, and no more are shown.",
                "Go on in an hour, or ask an auditor whether the limit fits your work.");
    }

    public static Problem tooMuchFeedback() {
        return Problem.of(
                429,
                "too-much-feedback",
                "Enough for today",
                "So much was said today of what did not help that no more is kept.",
                "Say it tomorrow, or tell whoever runs Muster.");
    }

    public static Problem forbidden() {
        return Problem.of(
                403,
                "forbidden",
                "Not yours to do",
                "Your roles do not allow this.",
                "Ask whoever administers your lender's users for the role.");
    }

    public static Problem noTenant() {
        return Problem.of(
                403,
                "no-tenant",
                "No lender",
                "Your access token names no lender that Muster knows.",
                "Ask whoever administers your lender's users.");
    }

    public static Problem notFound(String what) {
        return Problem.of(404, "not-found", "Not found", "There is no such " + what + ".", null);
    }

    public static Problem methodNotAllowed() {
        return Problem.of(
                405, "method-not-allowed", "Not possible here", "This address does not know that method.", null);
    }

    public static Problem notAcceptable() {
        return Problem.of(
                406,
                "not-acceptable",
                "Not available in that form",
                "This address does not answer in any form that you accept.",
                "Drop the Accept header, or accept application/json.");
    }

    public static Problem tooSlow() {
        return Problem.of(
                408,
                "too-slow",
                "Too slow",
                "The body did not come in the time that it may take.",
                "Send it again over a better connection, or split the workbook.");
    }

    public static Problem tooLarge(long sizeBytesMax) {
        return Problem.of(
                413,
                "too-large",
                "Too large",
                "The body is larger than the limit of " + sizeBytesMax + " bytes.",
                "Split the workbook and upload its parts.");
    }

    public static Problem bodyTooLarge(long sizeBytesMax) {
        return Problem.of(
                413,
                "too-large",
                "Too large",
                "The body is larger than the limit of " + sizeBytesMax + " bytes.",
                "Send less at once.");
    }

    public static Problem unsupportedMediaType(String remedy) {
        return Problem.of(
                415,
                "unsupported-media-type",
                "Not taken in that form",
                "This address does not take a body of that content type.",
                remedy);
    }

    public static Problem tooManyExclusions() {
        return Problem.of(
                409,
                "too-many-exclusions",
                "Too many exclusions",
                "The loan has " + ContactRecords.EXCLUSIONS_MAX + " exclusions, and no more are kept.",
                "Look whether one that is on record says what this one is to say.");
    }

    public static Problem tooManyCorrections() {
        return Problem.of(
                409,
                "too-many-corrections",
                "Too many corrections",
                "How this loan's borrower is reached was corrected " + ContactCorrections.CORRECTIONS_MAX + " times.",
                "Find out who goes on changing it. Then correct it by a row of a loan book.");
    }

    public static Problem bounceOtherwise(String returnCode, @Nullable String mandate) {
        return Problem.of(
                409,
                "bounce-otherwise",
                "It stands otherwise",
                "The debit of this loan, day and amount is on record with the return code " + returnCode
                        + (mandate == null ? " and no mandate." : " and the mandate " + mandate + "."),
                "What is recorded stands, and the borrower was told so; if it is wrong, tell the borrower yourself.");
    }

    public static Problem notToRedrive(String state) {
        return Problem.of(
                409,
                "not-to-redrive",
                "Not to be sent again",
                "The message is " + state + ".",
                "Only messages that are refused, dead or undelivered can be sent again.");
    }

    public static Problem keyReused() {
        return Problem.of(
                422,
                "idempotency-key-reused",
                "The key was used for something else",
                "Another request was made under this Idempotency-Key.",
                "Take a new key for each payment, and repeat a request only word for word.");
    }

    public static Problem refused(List<Reason> reasons) {
        return Problem.of(
                        422,
                        "payment-refused",
                        "The payment was not taken",
                        "The books do not take this payment.",
                        null)
                .because(reasons);
    }

    public static Problem busy(String what, String remedy) {
        return Problem.of(503, "busy", "Too busy", what, remedy);
    }

    public static Problem eventsWait() {
        return Problem.of(
                503,
                EVENTS_WAIT,
                "Too much waits to be passed on",
                "Payments cannot be passed on to your other systems at the moment, and no more may wait; this one was"
                        + " not posted.",
                "Repeat it in a minute under the same Idempotency-Key.");
    }

    public static Problem booksAway() {
        return Problem.of(
                503,
                "books-away",
                "The books do not answer",
                "The lender's books cannot be reached at the moment; whether this request got through is not known.",
                "Send the same again in a moment, a payment under the same Idempotency-Key: nothing is taken twice.");
    }

    public static Problem notServedHere(Role role) {
        return Problem.of(
                503,
                "not-served-here",
                "Not served here",
                "This process of Muster does other work and does not serve this.",
                "Ask a process that plays the role " + role.name().toLowerCase(Locale.ROOT) + ".");
    }

    public static Problem unexpected(String incident) {
        return Problem.of(
                        500,
                        "unexpected",
                        "Something went wrong here",
                        "The request could not be finished; nothing of it may be assumed.",
                        "Try again; if it stays, tell the operators the incident.")
                .incident(incident);
    }

    public static Problem noRoom() {
        return Problem.of(
                507,
                "insufficient-storage",
                "No room for the workbook",
                "Muster cannot store the workbook now; nothing of it was kept.",
                "Send it again in a while; if it stays, tell whoever runs Muster that its disk is full.");
    }

    /** For what the framework refuses by itself. */
    public static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> unauthenticated();
            case 403 -> forbidden();
            case 404 -> notFound("thing");
            case 405 -> methodNotAllowed();
            case 406 -> notAcceptable();
            case 413 ->
                Problem.of(413, "too-large", "Too large", "The body is larger than the limit.", "Send less at once.");
            case 415 -> unsupportedMediaType("Look at the address's description for what it takes.");
            default ->
                Problem.of(
                        status,
                        status < 500 ? "bad-request" : "unavailable",
                        status < 500 ? "The request is not right" : "Not available",
                        status < 500 ? "The request cannot be understood." : "This cannot be answered now.",
                        status < 500 ? null : "Try again later.");
        };
    }
}
