package io.muster.notification;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a message of a kind can say: the names that its template may use, each with a value such as a real one.
 *
 * <p>A template is tried with these when it is added, so they are as long as values commonly are.
 */
final class MessageValues {
    static final String LENDER = "lender";
    static final String BORROWER = "borrower";
    static final String LOAN = "loan";
    static final String AMOUNT = "amount";
    static final String DATE = "date";
    static final String MODE = "mode";
    static final String RECEIPT = "receipt";
    static final String LINK = "link";
    static final String LINK_TOKEN = "linkToken";
    static final String OVERDUE = "overdue";
    static final String REPLACED_BY = "replacedBy";
    static final String REASON = "reason";
    static final String DUE_DATE = "dueDate";
    static final String AGENT = "agent";
    static final String COUNT = "count";
    static final String BRANCHES = "branches";

    private static final Map<String, String> SAMPLES = Map.ofEntries(
            Map.entry(BORROWER, "Lakshmi Narayanan"),
            Map.entry(LOAN, "XXXXXXXX0042"),
            Map.entry(AMOUNT, "1,23,456.00"),
            Map.entry(DATE, "05-11-2026"),
            Map.entry(MODE, "UPI"),
            Map.entry(RECEIPT, "BLR/26-27/000042"),
            Map.entry(OVERDUE, "12,345.00"),
            Map.entry(REPLACED_BY, "BLR/26-27/000043"),
            Map.entry(REASON, "Balance insufficient"),
            Map.entry(DUE_DATE, "05-12-2026"),
            Map.entry(AGENT, "Anil Kumar"),
            Map.entry(COUNT, "42"),
            Map.entry(BRANCHES, "BLR 1,00,000.00, MYS 23,456.00"));

    private MessageValues() {}

    /**
     * What a lender's messages all have.
     *
     * @param link as long as its longest
     */
    record Sample(String name, String link) {}

    /** The names that a template of this kind may use. */
    static Set<String> names(MessageKind kind) {
        return switch (kind) {
            case PAYMENT_RECEIVED ->
                Set.of(LENDER, BORROWER, LOAN, AMOUNT, DATE, MODE, RECEIPT, LINK, LINK_TOKEN, OVERDUE);
            case RECEIPT_REPLACED ->
                Set.of(LENDER, BORROWER, LOAN, AMOUNT, DATE, RECEIPT, REPLACED_BY, LINK, LINK_TOKEN);
            case BOUNCE -> Set.of(LENDER, BORROWER, LOAN, AMOUNT, DATE, REASON, OVERDUE);
            case DUES_REMINDER -> Set.of(LENDER, BORROWER, LOAN, AMOUNT, DUE_DATE);
            case DEPOSIT_SUMMARY -> Set.of(LENDER, AGENT, DATE, AMOUNT, COUNT, BRANCHES);
        };
    }

    /** What stands behind a link's last stroke: the rest is the same in all, so it may stand still in a registered text. */
    static String token(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }

    /** A value for each of them. */
    static Map<String, String> samples(MessageKind kind, Sample lender) {
        Map<String, String> own = Map.of(LENDER, lender.name(), LINK, lender.link(), LINK_TOKEN, token(lender.link()));
        Map<String, String> samples = new LinkedHashMap<>(own);
        samples.keySet().retainAll(names(kind));
        names(kind).forEach(name -> samples.computeIfAbsent(name, each -> SAMPLES.getOrDefault(each, "")));
        return samples;
    }
}
