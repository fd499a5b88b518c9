package io.muster.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A consumer's own books: what it has seen, and whether that can be all and in order. */
final class Ledger {
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<String, UploadSum> uploads = new HashMap<>();
    private final Map<String, Event> ends = new HashMap<>();
    private final boolean fromTheBeginning;

    /** @param fromTheBeginning no event is older than those that will be seen, so that each loan starts with version 1 */
    Ledger(boolean fromTheBeginning) {
        this.fromTheBeginning = fromTheBeginning;
    }

    /** Takes an event in and says what is wrong about it; empty when nothing is. */
    List<String> take(Event event) {
        List<String> wrong = new ArrayList<>();
        if (!ids.add(event.source() + " " + event.type() + " " + event.id())) {
            wrong.add("seen twice: " + event.type() + " " + event.id());
        }
        if (event.isPayment()) {
            takePayment(event, wrong);
        } else if (event.isUploadsEnd()) {
            takeEnd(event, wrong);
        }
        return wrong;
    }

    /** An upload that failed goes on when its workbook comes again, and then ends once more. */
    private void takeEnd(Event ended, List<String> wrong) {
        Event before = ends.put(ended.key(), ended);
        if (before != null && before.type().equals(Event.UPLOAD_COMPLETED)) {
            wrong.add("ended again: " + ended.type() + " " + ended.id() + " behind " + before.id());
        }
    }

    private void takePayment(Event payment, List<String> wrong) {
        String loan = payment.tenant() + ":" + payment.text("loanAccount");
        if (!loan.equals(payment.key())) {
            wrong.add("the key is " + payment.key() + ", the payment is on " + loan);
        }
        long version = payment.number("loanVersion");
        Long before = versions.put(loan, version);
        long expected = before == null ? fromTheBeginning ? 1 : version : before + 1;
        if (version != expected) {
            wrong.add("out of order: " + loan + " has version " + version + " where " + expected + " is due");
        }
        long parts = payment.number("/shares/penaltyPaise")
                + payment.number("/shares/feePaise")
                + payment.number("/shares/interestPaise")
                + payment.number("/shares/principalPaise")
                + payment.number("excessPaise");
        if (parts != payment.number("amountPaise")) {
            wrong.add("shares and excess are " + parts + " paise of " + payment.number("amountPaise"));
        }
        if (payment.body().path("upload").isObject()) {
            String upload = payment.body().at("/upload/uploadId").asText();
            uploads.computeIfAbsent(payment.tenant() + ":" + upload, _ -> new UploadSum())
                    .add(payment);
        }
    }

    /** The payments seen of the upload whose end this event tells. */
    UploadSum sum(Event ended) {
        return Objects.requireNonNullElseGet(uploads.get(ended.key()), UploadSum::new);
    }

    /** Whether the upload ended once more behind this end of it. */
    boolean isOvertaken(Event ended) {
        return !ended.equals(ends.get(ended.key()));
    }

    /** What differs between an end and the payments seen; an end that is overtaken told of the first ones of them. */
    List<String> differences(Event ended) {
        return isOvertaken(ended) ? sum(ended).missing(ended) : sum(ended).differences(ended);
    }

    int events() {
        return ids.size();
    }

    int loans() {
        return versions.size();
    }
}
