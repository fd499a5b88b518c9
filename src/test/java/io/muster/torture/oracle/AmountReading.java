package io.muster.torture.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;

/** Amounts of money as cells have them, by rules of its own. */
final class AmountReading {
    private static final MathContext EXCEL = new MathContext(15);
    private static final Pattern CURRENCY = Pattern.compile("^(₹|rs\\.?|inr)\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN = Pattern.compile("\\d+(\\.\\d{1,2})?");
    private static final Pattern LAKHS = Pattern.compile("\\d{1,2}(,\\d\\d)*,\\d{3}(\\.\\d{1,2})?");
    private static final Pattern MILLIONS = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d{1,2})?");

    private AmountReading() {}

    /** Paise, more than 0; otherwise 0: the cell has no amount that can be taken. */
    static long paise(SheetRow.Cell cell) {
        return cell.numeric() ? ofNumber(cell.text()) : ofText(cell.text());
    }

    private static long ofNumber(String text) {
        return exact(new BigDecimal(text).round(EXCEL));
    }

    private static long ofText(String text) {
        String bare = CURRENCY.matcher(trimmed(text)).replaceFirst("");
        String digits = bare.endsWith("/-") ? bare.substring(0, bare.length() - 2) : bare;
        boolean amount = PLAIN.matcher(digits).matches()
                || LAKHS.matcher(digits).matches()
                || MILLIONS.matcher(digits).matches();
        return amount ? exact(new BigDecimal(digits.replace(",", ""))) : 0;
    }

    private static long exact(BigDecimal rupees) {
        BigDecimal paise = rupees.movePointRight(2).stripTrailingZeros();
        return paise.signum() > 0 && paise.scale() <= 0 ? paise.longValueExact() : 0;
    }

    /** Without spaces at the ends, and with the digits 0 to 9 for those of any script. */
    private static String trimmed(String text) {
        var plain = new StringBuilder(text.length());
        text.replace('\u00a0', ' ')
                .strip()
                .codePoints()
                .map(point -> Character.isDigit(point) ? '0' + Character.digit(point, 10) : point)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
