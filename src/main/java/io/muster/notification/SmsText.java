package io.muster.notification;

/**
 * How a text travels as SMS: in GSM 03.38's seven bits when every character is in it, in UCS-2 otherwise; pure.
 *
 * @param unicode whether it needs UCS-2
 * @param units septets, or 16-bit units
 * @param parts messages that an operator counts
 */
public record SmsText(boolean unicode, int units, int parts) {
    private static final int SEPTETS_ALONE = 160;
    private static final int SEPTETS_JOINED = 153;
    private static final int UNITS_ALONE = 70;
    private static final int UNITS_JOINED = 67;

    /** The default alphabet of 3GPP TS 23.038, section 6.2.1. */
    private static final String ONE_SEPTET = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** Its extension table: an escape before each. */
    private static final String TWO_SEPTETS = "\f^{}\\[~]|€";

    /** Counts the text. */
    public static SmsText of(String text) {
        int septets = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (ONE_SEPTET.indexOf(c) >= 0) {
                septets++;
            } else if (TWO_SEPTETS.indexOf(c) >= 0) {
                septets += 2;
            } else {
                return new SmsText(true, text.length(), parts(text.length(), UNITS_ALONE, UNITS_JOINED));
            }
        }
        return new SmsText(false, septets, parts(septets, SEPTETS_ALONE, SEPTETS_JOINED));
    }

    private static int parts(int units, int alone, int joined) {
        return units <= alone ? 1 : (units + joined - 1) / joined;
    }
}
