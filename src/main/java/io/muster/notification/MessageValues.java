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
    static final String OVERDUE = "overdue";
    static final String REPLACED_BY = "replacedBy";
    static final String REASON = "reason";
    static final String DUE_DATE = "dueDate";
    static final String AGENT = "agent";
    static final String COUNT = "count";
    static final String BRANCHES = "branches";

    private static final Map<String, String> SAMPLES = Map.ofEntries(
            Map.entry(LENDER, "Kaveri Finance"),
            Map.entry(BORROWER, "Lakshmi Narayanan"),
            Map.entry(LOAN, "XXXXXXXX0042"),
            Map.entry(AMOUNT, "1,23,456.00"),
            Map.entry(DATE, "05-11-2026"),
            Map.entry(MODE, "UPI"),
            Map.entry(RECEIPT, "BLR/26-27/000042"),
            Map.entry(LINK, "https://pay.example/r/AQhrYXZlcmlCTFIvMjYtMjcv"),
            Map.entry(OVERDUE, "12,345.00"),
            Map.entry(REPLACED_BY, "BLR/26-27/000043"),
            Map.entry(REASON, "Balance insufficient"),
            Map.entry(DUE_DATE, "05-12-2026"),
            Map.entry(AGENT, "Anil Kumar"),
            Map.entry(COUNT, "42"),
            Map.entry(BRANCHES, "BLR 1,00,000.00, MYS 23,456.00"));

    private MessageValues() {}

    /** The names that a template of this kind may use. */
    static Set<String> names(MessageKind kind) {
        return switch (kind) {
            case PAYMENT_RECEIVED -> Set.of(LENDER, BORROWER, LOAN, AMOUNT, DATE, MODE, RECEIPT, LINK, OVERDUE);
            case RECEIPT_REPLACED -> Set.of(LENDER, BORROWER, LOAN, AMOUNT, DATE, RECEIPT, REPLACED_BY, LINK);
            case BOUNCE -> Set.of(LENDER, BORROWER, LOAN, AMOUNT, DATE, REASON, OVERDUE);
            case DUES_REMINDER -> Set.of(LENDER, BORROWER, LOAN, AMOUNT, DUE_DATE);
            case DEPOSIT_SUMMARY -> Set.of(LENDER, AGENT, DATE, AMOUNT, COUNT, BRANCHES);
        };
    }

    /** A value for each of them. */
    static Map<String, String> samples(MessageKind kind) {
        Map<String, String> samples = new LinkedHashMap<>();
        names(kind).forEach(name -> samples.put(name, SAMPLES.getOrDefault(name, "")));
        return samples;
    }
}
