package io.muster.pdf;

import java.util.List;
import java.util.function.Consumer;

/**
 * What the pages of a kind of file share: size, fonts, pictures, and what is printed on each page beforehand.
 *
 * <p>Immutable, any thread; made once, since it holds all that takes time.
 */
public final class Stationery {
    private final double width;
    private final double height;
    private final List<Typeface> typefaces;
    private final List<Picture> pictures;
    private final Packed printed;

    /**
     * @param width in points
     * @param height in points
     * @param print draws what each page has; it may use only characters that the typefaces were made ready for
     */
    public Stationery(
            double width, double height, List<Typeface> typefaces, List<Picture> pictures, Consumer<Canvas> print) {
        this.width = width;
        this.height = height;
        this.typefaces = List.copyOf(typefaces);
        this.pictures = List.copyOf(pictures);
        Canvas canvas = new Canvas(this, FontsOfFile.readyOnly(this.typefaces));
        print.accept(canvas);
        this.printed = canvas.packed();
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    List<Typeface> typefaces() {
        return typefaces;
    }

    List<Picture> pictures() {
        return pictures;
    }

    Packed printed() {
        return printed;
    }
}
