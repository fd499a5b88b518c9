package io.muster.console;

import io.muster.pdf.Colour;

/**
 * A lender's colour as a ground, with the text colour that can be read on it. Pure.
 *
 * <p>Of black and white one always has a contrast of 4.58 or more against any colour (WCAG 2.2 asks for 4.5), since the
 * ground on which both are worst has the square root of their own contrast, 21.
 */
record LenderColour(Colour ground, Colour text) {

    static LenderColour of(Colour accent) {
        return new LenderColour(
                accent, contrast(accent, Colour.WHITE) >= contrast(accent, Colour.BLACK) ? Colour.WHITE : Colour.BLACK);
    }

    /** The stylesheet's two words for it. */
    String css() {
        return ":root{--lender:" + ground + ";--on-lender:" + text + "}";
    }

    /** The contrast of two colours, 1 to 21, as WCAG 2.2 defines it. */
    static double contrast(Colour one, Colour other) {
        double a = luminance(one.rgb());
        double b = luminance(other.rgb());
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
