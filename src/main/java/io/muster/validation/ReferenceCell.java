package io.muster.validation;

import io.muster.rows.RawCell;
import org.jspecify.annotations.Nullable;

/** Reads the reference of a payment as its mode wants it; the result is a part of the payment's key. */
final class ReferenceCell {
    private static final int RRN_DIGITS = 12;
    private static final int RTGS_LENGTH = 22;
    private static final int CHEQUE_DIGITS = 6;

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
        String reference = written == null ? "" : References.normal(written);
        if (reference.isEmpty() || References.isPlaceholder(reference)) {
            requireNone(field, row, mode, cell == null || CellTexts.isBlank(reference + written) ? "" : cell.text());
            return null;
        }
        if (reference.length() > References.LENGTH_MAX) {
            row.reject(
                    field,
                    ReasonCode.REFERENCE_TOO_LONG,
                    reference,
                    "is longer than " + References.LENGTH_MAX + " characters.");
            return null;
        }
        return mode == null || fits(field, row, mode, reference, cell instanceof RawCell.Numeric) ? reference : null;
    }

    /** What a row that is wrong shows as its reference, so that it can be looked for; null when it shows none. */
    static @Nullable String bare(Field field, RowFindings row) {
        return switch (row.cell(field)) {
            case RawCell.Text(String text) -> References.find(text);
            case RawCell.Numeric(String stored, boolean _) -> References.find(RowTexts.numberText(stored));
            case RawCell.Blank _, RawCell.Bool _, RawCell.Failed _, RawCell.Uncalculated _ -> null;
        };
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

    private static boolean allDigits(String reference) {
        return reference.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
