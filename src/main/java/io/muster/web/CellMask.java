package io.muster.web;

import io.muster.loan.LastFour;
import io.muster.validation.Reason;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mobile numbers in the cells of sheets, for whoever may read rows and need not call anybody. */
public final class CellMask {
    // Ten digits of which the first is 6 to 9, with what may stand before and within them; not a part of a longer
    // number
    private static final Pattern MOBILE =
            Pattern.compile("(?<![\\p{L}\\d])(?:\\+?91[- ]?|0)?([6-9]\\d{4}[- ]?\\d{5})(?![\\p{L}\\d])");

    private CellMask() {}

    /** What a user reads of cells and of what is said about them: a maker everything, others no whole mobile number. */
    public static UnaryOperator<String> of(CurrentUser user) {
        return user.is(Roles.MAKER) ? UnaryOperator.identity() : CellMask::of;
    }

    /** The reason, whose message may quote a cell. */
    public static Reason of(Reason reason, UnaryOperator<String> mask) {
        return new Reason(reason.cell(), reason.field(), reason.code(), mask.apply(reason.message()), reason.remedy());
    }

    /** The text with crosses for all but the last four digits of each mobile number. */
    public static String of(String text) {
        Matcher mobile = MOBILE.matcher(text);
        return mobile.find()
                ? mobile.replaceAll(found -> LastFour.of(found.group(1).replaceAll("[- ]", "")))
                : text;
    }
}
