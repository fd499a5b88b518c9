package io.muster.validation;

import io.muster.rows.RawCell;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the reference of a payment as its mode wants it; the result is a part of the payment's key. */
final class ReferenceCell {
    static final int LENGTH_MAX = 64;
    private static final int RRN_DIGITS = 12;
    private static final int RTGS_LENGTH = 22;
    private static final int CHEQUE_DIGITS = 6;
    // what people write into a cell that must not be empty: as a reference it would make strangers' payments alike
    private static final Set<String> PLACEHOLDERS =
            Set.of("NA", "NIL", "NONE", "NULL", "NOTAVAILABLE", "NOTAPPLICABLE", "NOREF", "BLANK", "TBD", "PENDING");

    private ReferenceCell() {}

    /**
     * The reference in upper case, letters and digits only; what stands between them, such as hyphens and slashes, is
     * dropped on purpose, since {@code A-12} and {@code A12} are two ways of typing one reference. Combining marks are
     * kept, for without its vowel signs a Devanagari word is another word; null when the row has none, or it cannot be used, and then
     * why not was found.
     *
     * @param mode null when it could not be read: then only what concerns every mode is looked at
     */
    static @Nullable String read(Field field, RowFindings row, @Nullable PaymentMode mode) {
        boolean blank = RowFindings.isBlank(row.cell(field));
        RawCell cell = row.optional(field);
        String written = cell == null ? null : IdentifierCell.read(field, row, cell);
        if (!blank && written == null) {
            return null;
        }
        String reference = written == null ? "" : normal(written);
        if (reference.isEmpty() || isPlaceholder(reference)) {
            requireNone(field, row, mode, cell == null || CellTexts.isBlank(reference + written) ? "" : cell.text());
            return null;
        }
        if (reference.length() > LENGTH_MAX) {
            row.reject(
                    field, ReasonCode.REFERENCE_TOO_LONG, reference, "is longer than " + LENGTH_MAX + " characters.");
            return null;
        }
        return mode == null || fits(field, row, mode, reference, cell instanceof RawCell.Numeric) ? reference : null;
    }

    /** @param placeholder what stands in the cell in place of a reference, empty when nothing does */
    private static void requireNone(Field field, RowFindings row, @Nullable PaymentMode mode, String placeholder) {
        if (mode == null || !needsReference(mode)) {
            return;
        }
        String butMode = ", but the mode is " + mode.name().replace('_', ' ') + ".";
        if (placeholder.isEmpty()) {
            row.reject(field, ReasonCode.REFERENCE_MISSING, field.title() + " is empty" + butMode);
        } else {
            row.reject(field, ReasonCode.REFERENCE_PLACEHOLDER, placeholder, "only fills the cell" + butMode);
        }
    }

    /** Electronic money always has a reference; of a NACH debit the sheet may have only the mandate. */
    static boolean needsReference(PaymentMode mode) {
        return switch (mode) {
            case UPI, IMPS, NEFT, RTGS, BBPS, CARD, NET_BANKING, WALLET -> true;
            case CASH, CHEQUE, DEMAND_DRAFT, NACH -> false;
        };
    }

    private static boolean fits(Field field, RowFindings row, PaymentMode mode, String reference, boolean number) {
        return switch (mode) {
            case UPI, IMPS -> fitsRrn(field, row, mode, reference, number);
            case RTGS -> fitsRtgs(field, row, reference);
            case CHEQUE, DEMAND_DRAFT -> !number || fitsCheque(field, row, reference);
            // of a NEFT reference the length says nothing for sure: 16 in most sources, 22 in some
            case NEFT, NACH, BBPS, CASH, CARD, NET_BANKING, WALLET -> true;
        };
    }

    private static boolean fitsRrn(Field field, RowFindings row, PaymentMode mode, String reference, boolean number) {
        if (number && reference.length() == RRN_DIGITS - 1) {
            row.reject(field, ReasonCode.LEADING_ZERO_LOST, reference, "has 11 of 12 digits: a leading zero is lost.");
            return false;
        }
        if (reference.length() != RRN_DIGITS || !allDigits(reference)) {
            row.reject(field, ReasonCode.REFERENCE_FORM, reference, "is not the 12 digits of " + mode + ".");
            return false;
        }
        return true;
    }

    private static boolean fitsRtgs(Field field, RowFindings row, String reference) {
        if (reference.length() != RTGS_LENGTH) {
            row.reject(
                    field,
                    ReasonCode.REFERENCE_FORM,
                    reference,
                    "has " + reference.length() + " letters and digits, and RTGS has " + RTGS_LENGTH + ".");
            return false;
        }
        return true;
    }

    private static boolean fitsCheque(Field field, RowFindings row, String reference) {
        if (reference.length() < CHEQUE_DIGITS) {
            row.reject(
                    field,
                    ReasonCode.LEADING_ZERO_LOST,
                    reference,
                    "has fewer than six digits: leading zeros are lost.");
            return false;
        }
        return true;
    }

    private static String normal(String written) {
        boolean as = true;
        for (int i = 0; i < written.length() && as; i++) {
            char c = written.charAt(i);
            as = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
        }
        if (as) {
            return written;
        }
        String composed = Normalizer.normalize(written.toUpperCase(Locale.ROOT), Normalizer.Form.NFC);
        StringBuilder kept = new StringBuilder(composed.length());
        composed.codePoints()
                .filter(ReferenceCell::counts)
                .map(ReferenceCell::asciiDigit)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean counts(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static int asciiDigit(int c) {
        return Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? '0' + Character.digit(c, 10) : c;
    }

    private static boolean isPlaceholder(String reference) {
        char first = reference.charAt(0);
        return PLACEHOLDERS.contains(reference)
                || ((first == '0' || first == 'X') && reference.chars().allMatch(c -> c == first));
    }

    private static boolean allDigits(String reference) {
        return reference.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
