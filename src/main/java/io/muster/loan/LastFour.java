package io.muster.loan;

/** Numbers that people know, of phones and accounts, shown so that whoever knows one recognises it. Pure. */
public final class LastFour {
    private static final int SHOWN = 4;

    private LastFour() {}

    /** The last four characters behind crosses; of fewer than eight no more than half. */
    public static String of(String number) {
        int shown = Math.min(SHOWN, number.length() / 2);
        return "X".repeat(number.length() - shown) + number.substring(number.length() - shown);
    }
}
