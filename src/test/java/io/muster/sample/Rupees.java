package io.muster.sample;

/** Paise in Indian dress, by arithmetic of its own. */
final class Rupees {
    private Rupees() {}

    /** Such as {@code 1,23,45,678.90}. */
    static String lakhs(long paise) {
        return grouped(paise, 2) + "." + LoanBook.digits(paise % 100, 2);
    }

    /** Such as {@code 12,345,678.90}. */
    static String millions(long paise) {
        return grouped(paise, 3) + "." + LoanBook.digits(paise % 100, 2);
    }

    /** Such as {@code 12345678.90}. */
    static String plain(long paise) {
        return paise / 100 + "." + LoanBook.digits(paise % 100, 2);
    }

    /** A count with lakh grouping, such as {@code 1,00,000}. */
    static String count(long count) {
        return grouped(Math.multiplyExact(count, 100L), 2);
    }

    private static String grouped(long paise, int groupSize) {
        var digits = new StringBuilder(Long.toString(paise / 100));
        for (int at = digits.length() - 3; at > 0; at -= groupSize) {
            digits.insert(at, ',');
        }
        return digits.toString();
    }
}
