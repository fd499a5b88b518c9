package io.muster.web;

import io.muster.money.AmountText;
import io.muster.validation.Reason;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a sender says beside the workbook.
 *
 * @param look whether to look at a trial before anything is posted; null when nothing was said
 * @param rows how many data rows it should have; null when nothing was said
 * @param paise what its amounts should add up to; null when nothing was said
 */
record Said(
        @Nullable Boolean look,
        @Nullable Integer rows,
        @Nullable Long paise) {
    private static final Pattern ROWS = Pattern.compile("\\d{1,9}");
    private static final Pattern PAISE = Pattern.compile("\\d{1,17}");

    /** @throws ProblemFailure when one is not right */
    static Said of(@Nullable String look, @Nullable String rows, @Nullable String paise) {
        return new Said(
                look == null ? null : truth(look),
                rows == null ? null : Integer.valueOf(number("declaredRows", ROWS, rows)),
                paise == null ? null : Long.valueOf(number("declaredPaise", PAISE, paise)));
    }

    /** With an amount as people write it, such as {@code 1,23,456.00}; null when none was said. */
    Said withRupees(@Nullable String rupees) {
        return rupees == null ? this : new Said(look, rows, paise(rupees));
    }

    private static long paise(String rupees) {
        return switch (AmountText.read(rupees)) {
            case AmountText.Reading.Read(long read) -> read;
            case AmountText.Reading.Unread _ ->
                throw wrong("declaredRupees", "The declared amount cannot be read as one.");
        };
    }

    /** What was said here, and else what was said there. */
    Said orElse(Said other) {
        return new Said(
                look == null ? other.look : look,
                rows == null ? other.rows : rows,
                paise == null ? other.paise : paise);
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true", "on" -> true;
            case "false" -> false;
            default -> throw wrong("look", "The parameter look is neither true nor false.");
        };
    }

    private static String number(String field, Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw wrong(field, "The parameter " + field + " is no number, or too large.");
        }
        return text;
    }

    private static ProblemFailure wrong(String field, String message) {
        return new ProblemFailure(
                Problems.invalid(List.of(new Reason(null, field, "wrong-type", message, "Mend it, or leave it out."))));
    }
}
