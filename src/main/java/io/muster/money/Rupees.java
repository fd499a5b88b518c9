package io.muster.money;

/** Amounts as India writes them: {@code 1,23,45,678.90}, and in words for receipts. */
public final class Rupees {
    private static final String[] TO_NINETEEN = {
        "Zero",
        "One",
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "Nine",
        "Ten",
        "Eleven",
        "Twelve",
        "Thirteen",
        "Fourteen",
        "Fifteen",
        "Sixteen",
        "Seventeen",
        "Eighteen",
        "Nineteen"
    };
    private static final String[] TENS = {
        "", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"
    };

    private Rupees() {}

    /** The amount in rupees with lakh grouping and two decimals, without a currency sign; any {@code long} will do. */
    public static String format(long paise) {
        // the unsigned text also holds for Long.MIN_VALUE, whose absolute value is no long
        String digits = Long.toUnsignedString(Math.abs(paise));
        String padded = digits.length() < 3 ? "0".repeat(3 - digits.length()) + digits : digits;
        int whole = padded.length() - 2;
        StringBuilder text = new StringBuilder(padded.length() + 10);
        if (paise < 0) {
            text.append('-');
        }
        for (int i = 0; i < whole; i++) {
            int right = whole - i;
            if (i > 0 && right >= 3 && (right - 3) % 2 == 0) {
                text.append(',');
            }
            text.append(padded.charAt(i));
        }
        return text.append('.').append(padded, whole, padded.length()).toString();
    }

    /**
     * The amount in words, such as {@code Rupees One Lakh Twenty Three Thousand Four Hundred Fifty Six and Seventy
     * Eight Paise Only}.
     *
     * @param paise zero or more
     * @throws IllegalArgumentException when negative: no receipt says less than nothing
     */
    public static String words(long paise) {
        if (paise < 0) {
            throw new IllegalArgumentException("amounts in words are zero or more");
        }
        StringBuilder words = new StringBuilder("Rupees");
        append(words, paise / 100);
        if (paise % 100 > 0) {
            words.append(" and");
            append(words, paise % 100);
            words.append(" Paise");
        }
        return words.append(" Only").toString();
    }

    private static void append(StringBuilder words, long number) {
        long crores = number / 10_000_000;
        int rest = (int) (number % 10_000_000);
        if (crores > 0) {
            // above ninety-nine crore the count of crores is itself said with thousands and lakhs
            append(words, crores);
            words.append(" Crore");
        }
        appendPart(words, rest / 100_000, " Lakh");
        appendPart(words, rest / 1_000 % 100, " Thousand");
        appendPart(words, rest / 100 % 10, " Hundred");
        if (rest % 100 > 0 || number == 0) {
            appendBelowHundred(words, rest % 100);
        }
    }

    private static void appendPart(StringBuilder words, int count, String unit) {
        if (count > 0) {
            appendBelowHundred(words, count);
            words.append(unit);
        }
    }

    private static void appendBelowHundred(StringBuilder words, int number) {
        if (number < 20) {
            words.append(' ').append(TO_NINETEEN[number]);
            return;
        }
        words.append(' ').append(TENS[number / 10]);
        if (number % 10 > 0) {
            words.append(' ').append(TO_NINETEEN[number % 10]);
        }
    }
}
