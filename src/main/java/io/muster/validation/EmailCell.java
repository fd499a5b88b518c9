package io.muster.validation;

import io.muster.rows.RawCell;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an e-mail address. */
final class EmailCell {
    /** RFC 5321, section 4.5.3.1. */
    private static final int LENGTH_MAX = 254;

    /** What mail servers in use take: stricter than RFC 5322, and nothing in it can end a header. */
    private static final Pattern FORM = Pattern.compile(
            "[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");

    private EmailCell() {}

    /** The address, its host in lower case; null when the cell is empty, or no address, and then that was found. */
    static @Nullable String read(Field field, RowFindings row) {
        RawCell cell = row.optional(field);
        if (cell == null) {
            return null;
        }
        String text = CellTexts.singleSpaced(cell.text());
        if (text.length() > LENGTH_MAX || !FORM.matcher(text).matches() || text.contains("..")) {
            row.reject(field, ReasonCode.EMAIL_FORM, text, "is no e-mail address.");
            return null;
        }
        int host = text.indexOf('@') + 1;
        return text.substring(0, host) + text.substring(host).toLowerCase(Locale.ROOT);
    }
}
