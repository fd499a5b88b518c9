package io.muster.sample;

import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints events, one a line, as far as they were asked for.
 *
 * @param tenant only this lender's; null for all
 * @param upload only this upload's; null for all
 * @param quiet uploads only, and what is wrong
 */
record EventPrinter(
        PrintStream out, @Nullable String tenant, @Nullable String upload, boolean quiet) {

    /** Prints a payment, unless nobody asked for it. */
    void payment(Event payment) {
        if (quiet || !isWanted(payment, payment.body().at("/upload/uploadId").asText())) {
            return;
        }
        out.printf(
                "%s  payment   %s v%d  ₹%s  %s  receipt %s  value %s%s%n",
                payment.tenant(),
                payment.text("loanAccount"),
                payment.number("loanVersion"),
                Rupees.lakhs(payment.number("amountPaise")),
                payment.text("mode"),
                payment.text("receiptNumber"),
                payment.text("valueDate"),
                payment.body().path("upload").isObject() ? "  row " + payment.number("/upload/row") : "");
    }

    /** Prints what moves no money: a receipt that was cancelled or issued anew, a debit that came back. */
    void other(Event event) {
        if (quiet || !isWanted(event, "")) {
            return;
        }
        out.printf(
                "%s  %-9s %s  ₹%s  %s%n",
                event.tenant(),
                event.type().split("\\.")[2],
                event.text("loanAccount"),
                Rupees.lakhs(event.number("amountPaise")),
                event.id());
    }

    /** Prints an upload's end and whether it ties with its payments; one that went on ties at its last end. */
    void upload(Event ended, UploadSum seen, boolean wentOn, List<String> differences) {
        if (!isWanted(ended, ended.text("uploadId"))) {
            return;
        }
        String word = ended.type().equals(Event.UPLOAD_COMPLETED) ? "completed" : "failed";
        out.printf("%s  upload    %s %s, %s%n", ended.tenant(), ended.text("uploadId"), word, ended.text("kind"));
        verdict("posted", ended, "posted");
        verdict("already posted", ended, "alreadyPosted");
        verdict("refused", ended, "refused");
        verdict("rejected", ended, "rejected");
        if (differences.isEmpty() && wentOn) {
            out.println("    went on: it ended once more");
        } else if (differences.isEmpty()) {
            out.printf(
                    "    ties: %s payments, ₹%s, hash %s%n",
                    Rupees.count(seen.rows()), Rupees.lakhs(seen.paise()), seen.hash());
        } else {
            differences.forEach(difference -> out.println("    OFF: " + difference));
        }
    }

    /** Prints what is wrong, whoever's it is. */
    void wrong(String place, String sentence) {
        out.println("WRONG at " + place + ": " + sentence);
    }

    private void verdict(String words, Event ended, String field) {
        out.printf(
                "    %-16s %12s %22s%n",
                words,
                Rupees.count(ended.number("/" + field + "/rows")),
                Rupees.lakhs(ended.number("/" + field + "/paise")));
    }

    boolean isWanted(Event event, String ofUpload) {
        return (tenant == null || tenant.equals(event.tenant())) && (upload == null || upload.equals(ofUpload));
    }
}
