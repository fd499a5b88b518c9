package io.muster.doctor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which numbers of each series were met: a bit for each number, so ten million receipts are a megabyte. One thread. */
final class ReceiptSeries {
    private static final Pattern FORM = Pattern.compile("([A-Z0-9-]{1,4}/[0-9]{2})/([0-9]{8})");

    private static final String LAST_NUMBERS = """
            select series || '/' || to_char(financial_year % 100, 'FM00'), last_number
            from receipt_series
            """;

    private static final String REISSUED = "select receipt_no from receipt_reissue";

    private final Map<String, BitSet> met = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private long violations;

    /** Takes note of the receipts that were issued for cancelled ones. */
    void meetReissued(Connection books) throws SQLException {
        try (PreparedStatement statement = books.prepareStatement(REISSUED);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                meet(rows.getString(1));
            }
        }
    }

    /** Takes note of a receipt. */
    void meet(String receipt) {
        Matcher form = FORM.matcher(receipt);
        if (!form.matches()) {
            violation("receipt " + receipt + " is no number of a series");
            return;
        }
        int number = Integer.parseInt(form.group(2));
        BitSet numbers = met.computeIfAbsent(form.group(1), _ -> new BitSet());
        if (numbers.get(number)) {
            violation("receipt " + receipt + " is there twice");
        }
        numbers.set(number);
    }

    /** Compares with the numbers that the books say were given. */
    Finding compare(Connection books) throws SQLException {
        Map<String, Integer> given = new TreeMap<>();
        try (PreparedStatement statement = books.prepareStatement(LAST_NUMBERS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                given.put(rows.getString(1), rows.getInt(2));
            }
        }
        met.keySet().forEach(series -> given.putIfAbsent(series, 0));
        given.forEach(this::compare);
        return new Finding(
                MoneyInvariants.RECEIPTS, violations, wrong.subList(0, Math.min(Finding.EXAMPLES_MAX, wrong.size())));
    }

    private void compare(String series, int last) {
        BitSet numbers = met.getOrDefault(series, new BitSet());
        if (numbers.get(0)) {
            violation("receipt " + series + "/00000000 is before the first");
        }
        int missing = numbers.nextClearBit(1);
        if (missing <= last) {
            violation("receipt %s/%08d of %d is missing".formatted(series, missing, last));
        }
        int beyond = numbers.length() - 1;
        if (beyond > last) {
            violation("receipt %s/%08d is beyond the last, %d".formatted(series, beyond, last));
        }
    }

    private void violation(String what) {
        violations++;
        if (wrong.size() < Finding.EXAMPLES_MAX) {
            wrong.add(what);
        }
    }
}
