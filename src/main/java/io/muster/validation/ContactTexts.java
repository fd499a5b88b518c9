package io.muster.validation;

import io.muster.money.Glyphs;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how people are reached, wherever it is written: in a cell or in a request. Pure. */
public final class ContactTexts {
    private static final int PHONE_DIGITS = 10;
    private static final int PHONE_LENGTH_MAX = 40;

    /** RFC 5321, section 4.5.3.1. */
    private static final int EMAIL_LENGTH_MAX = 254;

    /** What mail servers in use take: stricter than RFC 5322, and nothing in it can end a header. */
    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");

    private ContactTexts() {}

    /** An Indian mobile number as ten digits, the first 6 to 9; null when it is none. */
    public static @Nullable String phone(String text) {
        String phone = withoutPrefix(digits(text));
        return phone.length() != PHONE_DIGITS || phone.charAt(0) < '6' ? null : phone;
    }

    /** An e-mail address, its host in lower case; null when it is none. */
    public static @Nullable String email(String text) {
        String address = CellTexts.singleSpaced(text);
        if (address.length() > EMAIL_LENGTH_MAX || !EMAIL.matcher(address).matches() || address.contains("..")) {
            return null;
        }
        int host = address.indexOf('@') + 1;
        return address.substring(0, host) + address.substring(host).toLowerCase(Locale.ROOT);
    }

    /** The digits in ASCII; empty when anything but what people put between digits stands there. */
    private static String digits(String text) {
        if (text.length() > PHONE_LENGTH_MAX) {
            return "";
        }
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = Glyphs.digit(c);
            boolean plusInFront = c == '+' && kept.isEmpty();
            boolean between = Glyphs.isSpace(c) || "-.()'".indexOf(c) >= 0 || plusInFront;
            if (digit < 0 && !between) {
                return "";
            }
            if (digit >= 0) {
                kept.append(digit);
            }
        }
        return kept.toString();
    }

    private static String withoutPrefix(String digits) {
        for (String prefix : new String[] {"0091", "091", "91", "0"}) {
            if (digits.length() == PHONE_DIGITS + prefix.length() && digits.startsWith(prefix)) {
                return digits.substring(prefix.length());
            }
        }
        return digits;
    }
}
