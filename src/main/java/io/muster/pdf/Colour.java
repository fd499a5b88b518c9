package io.muster.pdf;

import java.util.Locale;
import java.util.regex.Pattern;

/** A colour of paper and ink. @param rgb red, green and blue in its low 24 bits */
public record Colour(int rgb) {
    public static final Colour BLACK = new Colour(0x000000);
    public static final Colour WHITE = new Colour(0xFFFFFF);

    private static final Pattern FORM = Pattern.compile("#[0-9A-Fa-f]{6}");

    /** @throws IllegalArgumentException when it is not of the form {@code #0B3D91} */
    public static Colour of(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("is not a colour such as #0B3D91");
        }
        return new Colour(Integer.parseInt(text.substring(1), 16));
    }

    /** This colour, thinned by white. @param share of this colour, 0 to 1 */
    public Colour tint(double share) {
        return new Colour(thin(red(), share) << 16 | thin(green(), share) << 8 | thin(blue(), share));
    }

    /** How light it looks, 0 to 1: text of a light colour cannot be read on white. */
    public double lightness() {
        return (0.2126 * red() + 0.7152 * green() + 0.0722 * blue()) / 255;
    }

    int red() {
        return rgb >> 16 & 255;
    }

    int green() {
        return rgb >> 8 & 255;
    }

    int blue() {
        return rgb & 255;
    }

    private static int thin(int part, double share) {
        return (int) Math.round(255 - (255 - part) * share);
    }

    @Override
    public String toString() {
        return "#%06X".formatted(rgb & 0xFFFFFF).toUpperCase(Locale.ROOT);
    }
}
