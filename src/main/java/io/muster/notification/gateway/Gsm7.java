package io.muster.notification.gateway;

/** The letters that a phone reads at seven bits each (GSM 03.38 with its extension); any other makes a text Unicode. */
final class Gsm7 {
    private static final String LETTERS = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà\f^{}\\[~]|€";

    private Gsm7() {}

    static boolean fits(String text) {
        return text.chars().allMatch(c -> LETTERS.indexOf(c) >= 0);
    }
}
