package io.muster.torture.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Takes events in one by one, and says what is wrong about each beside the books that were read before. One thread. */
final class EventLedger {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PAYMENT = "io.muster.payment.posted.v1";
    private static final String COMPLETED = "io.muster.upload.completed.v1";
    private static final String FAILED = "io.muster.upload.failed.v1";

    private final Map<String, LenderState> lenders;
    /** Payments that the books did not have when they were told. */
    private final List<Told> unknown = new ArrayList<>();

    private long events;

    EventLedger(Map<String, LenderState> lenders) {
        this.lenders = lenders;
    }

    private record Told(LenderState lender, String place, UUID key, long print) {}

    long events() {
        return events;
    }

    void take(ConsumerRecord<String, String> found, Findings findings) {
        events++;
        String place = found.topic() + "/" + found.partition() + "@" + found.offset();
        try {
            JsonNode body = JSON.readTree(found.value());
            String tenant = body.path("tenant").asText();
            LenderState lender = lenders.get(tenant);
            if (lender == null || !header(found, "ce_source").equals("/muster/tenants/" + tenant)) {
                findings.wrong("%s is of lender '%s', its source is %s", place, tenant, header(found, "ce_source"));
                return;
            }
            switch (header(found, "ce_type")) {
                case PAYMENT -> takePayment(lender, place, found, body, findings);
                case COMPLETED -> takeEnd(lender, place, found, body, false, findings);
                case FAILED -> takeEnd(lender, place, found, body, true, findings);
                default -> findings.wrong("%s is of an unknown type", place);
            }
        } catch (JsonProcessingException | IllegalArgumentException broken) {
            findings.wrong("%s breaks the contract: %s", place, String.valueOf(broken.getMessage()));
        }
    }

    private void takePayment(
            LenderState lender, String place, ConsumerRecord<String, String> found, JsonNode body, Findings findings) {
        UUID key = UUID.fromString(body.path("paymentKey").asText());
        String number = body.path("loanAccount").asText();
        LoanState loan = lender.loans.get(number);
        if (!found.key().equals(lender.tenant + ":" + number)
                || !header(found, "ce_id").equals(key.toString())) {
            findings.wrong(
                    "%s: payment %s on loan %s of %s has the Kafka key %s and the id %s",
                    place, key, number, lender.tenant, found.key(), header(found, "ce_id"));
        }
        if (loan == null) {
            findings.wrong("%s tells of loan %s, which %s does not have", place, number, lender.tenant);
            return;
        }
        Told told = new Told(lender, place, key, print(key, body));
        int at = lender.sums.find(Keys.brief(key));
        if (at < 0) {
            unknown.add(told);
        } else if (!settle(told, at, findings)) {
            return;
        }
        long version = body.path("loanVersion").longValue();
        if (version != loan.toldVersion + 1) {
            findings.wrong(
                    "%s: %s:%s has version %d where %d is due",
                    place, lender.tenant, number, version, loan.toldVersion + 1);
        }
        loan.toldVersion = version;
        loan.told = loan.told.plus(parts(body));
        if (body.path("upload").isObject()) {
            lender.toldPayments
                    .computeIfAbsent(body.at("/upload/uploadId").asText(), _ -> new DigestSum())
                    .add(
                            key,
                            number,
                            body.path("amountPaise").longValue(),
                            body.path("receiptNumber").asText());
        }
    }

    /** Marks a payment as told; false when it was told before. */
    private static boolean settle(Told told, int at, Findings findings) {
        LenderState lender = told.lender();
        if (!lender.sums.tell(at)) {
            findings.doubled("%s tells of payment %s of %s once more", told.place(), told.key(), lender.tenant);
            return false;
        }
        if (lender.sums.print(at) != told.print()) {
            findings.wrong(
                    "%s tells of payment %s of %s otherwise than the books", told.place(), told.key(), lender.tenant);
        }
        return true;
    }

    /** Looks again for payments that were told before the books were seen to have them. */
    void settleUnknown(Findings findings) {
        unknown.removeIf(told -> {
            int at = told.lender().sums.find(Keys.brief(told.key()));
            boolean _ = at >= 0 && settle(told, at, findings);
            return at >= 0;
        });
        unknown.forEach(told -> findings.wrong(
                "%s tells of payment %s, which the books of %s do not have",
                told.place(), told.key(), told.lender().tenant));
    }

    private static Parts parts(JsonNode body) {
        return new Parts(
                body.at("/shares/penaltyPaise").longValue(),
                body.at("/shares/feePaise").longValue(),
                body.at("/shares/interestPaise").longValue(),
                body.at("/shares/principalPaise").longValue(),
                body.path("excessPaise").longValue());
    }

    private static long print(UUID key, JsonNode body) {
        JsonNode upload = body.path("upload");
        return Payment.digest(String.join(
                "|",
                key.toString(),
                body.path("receiptNumber").asText(),
                body.path("loanAccount").asText(),
                body.path("loanVersion").asText() + "|"
                        + body.path("amountPaise").asText(),
                body.path("mode").asText(),
                body.path("reference").asText("null"),
                body.path("valueDate").asText() + "|"
                        + body.path("businessDate").asText(),
                parts(body).text(),
                body.path("waterfall").asText(),
                upload.path("uploadId").asText("null"),
                upload.path("row").asText("0")));
    }

    private static void takeEnd(
            LenderState lender,
            String place,
            ConsumerRecord<String, String> found,
            JsonNode body,
            boolean failed,
            Findings findings) {
        String upload = body.path("uploadId").asText();
        String id = header(found, "ce_id");
        String[] pieces = id.split("/", -1);
        if (pieces.length != 2 || !pieces[0].equals(upload) || !found.key().equals(lender.tenant + ":" + upload)) {
            findings.wrong("%s tells of upload %s under the id %s and the key %s", place, upload, id, found.key());
            return;
        }
        if (!lender.toldIds.add(id)) {
            findings.doubled("%s tells of the end of upload %s of %s once more", place, id, lender.tenant);
            return;
        }
        var tally = new Tally();
        List<String> names = List.of("posted", "alreadyPosted", "refused", "rejected");
        for (int verdict = 0; verdict < names.size(); verdict++) {
            tally.rows[verdict] = body.at("/" + names.get(verdict) + "/rows").longValue();
            tally.paise[verdict] = body.at("/" + names.get(verdict) + "/paise").longValue();
        }
        lender.toldEnds.put(
                upload,
                new UploadEnd(
                        place,
                        Long.parseLong(pieces[1]),
                        failed,
                        body.path("stoppedAtRow").intValue(),
                        body.path("rows").longValue(),
                        tally.toString(),
                        body.path("postingHash").asText()));
    }

    private static String header(ConsumerRecord<String, String> found, String name) {
        Header header = found.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalArgumentException("there is no header " + name);
        }
        return new String(header.value(), UTF_8);
    }
}
