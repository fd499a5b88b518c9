package io.muster.money;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads amounts a second way, by patterns on a cleaned text, so that two readers must agree. */
final class SlowAmount {
    private static final String CURRENCY = "(₹|inr|rs\\.?|रु\\.?)";
    private static final Pattern TAIL = Pattern.compile("(.*?)(/-|/=|" + CURRENCY + "|cr\\.?)$");
    private static final Pattern PLAIN = Pattern.compile("(0|[1-9]\\d*)(\\.\\d{1,2})?");
    private static final Pattern INDIAN = Pattern.compile("[1-9]\\d?(,\\d\\d)*,\\d{3}(\\.\\d{1,2})?");
    private static final Pattern WESTERN = Pattern.compile("[1-9]\\d{0,2}(,\\d{3})+(\\.\\d{1,2})?");

    private SlowAmount() {}

    /** The paise of a text that both readers take, empty for anything else. */
    static Optional<Long> read(String text) {
        String left = strip(Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(java.util.Locale.ROOT));
        boolean currency = false;
        boolean plus = false;
        for (boolean again = true; again; ) {
            again = false;
            var head = Pattern.compile("^" + CURRENCY + "(.*)$").matcher(left);
            if (!currency && head.matches()) {
                currency = true;
                left = strip(head.group(2));
                again = true;
            } else if (!plus && left.startsWith("+")) {
                plus = true;
                left = strip(left.substring(1));
                again = true;
            }
        }
        boolean dash = false;
        boolean credit = false;
        for (var tail = TAIL.matcher(left); tail.matches(); tail = TAIL.matcher(left)) {
            String part = tail.group(2);
            if (part.startsWith("/") ? dash : part.startsWith("cr") ? credit : currency) {
                return Optional.empty();
            }
            dash |= part.startsWith("/");
            credit |= part.startsWith("cr");
            currency |= !part.startsWith("/") && !part.startsWith("cr");
            left = strip(tail.group(1));
        }
        return credit && !left.matches("(?s).*\\.[\\d०-९]{2}") ? Optional.empty() : number(left);
    }

    private static Optional<Long> number(String text) {
        boolean ascii = text.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean devanagari = text.chars().anyMatch(c -> c >= '०' && c <= '९');
        if (ascii && devanagari) {
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder();
        text.chars().forEach(c -> digits.append((char) (c >= '०' && c <= '९' ? c - '०' + '0' : c)));
        String plain = digits.toString();
        boolean formed = PLAIN.matcher(plain).matches()
                || INDIAN.matcher(plain).matches()
                || WESTERN.matcher(plain).matches();
        if (!formed) {
            return Optional.empty();
        }
        BigDecimal paise = new BigDecimal(plain.replace(",", "")).movePointRight(2);
        return paise.compareTo(BigDecimal.valueOf(AmountText.PAISE_MAX)) > 0
                ? Optional.empty()
                : Optional.of(paise.longValueExact());
    }

    private static String strip(String text) {
        return text.replaceAll("^[\\s\\u00a0]+|[\\s\\u00a0]+$", "");
    }
}
