package io.muster.pdf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page to draw on. Lengths are points, x from the left edge, y from the top edge downwards; one thread.
 *
 * <p>What is drawn later lies above what was drawn before.
 */
public final class Canvas {
    private final Stationery stationery;
    private final FontsOfFile fonts;
    private final Ink ink = new Ink(16 * 1024);
    private final List<Link> links = new ArrayList<>();
    private @Nullable Colour colour;

    /** A place that leads elsewhere; its corners are in the file's own measure, from the bottom. */
    record Link(String address, double left, double bottom, double right, double top) {}

    Canvas(Stationery stationery, FontsOfFile fonts) {
        this.stationery = stationery;
        this.fonts = fonts;
    }

    /** Draws a line of text whose baseline begins at the point. */
    public void text(TextLine line, double x, double y, double size, Colour colour) {
        ink(colour);
        ink.put("BT 1 0 0 1 ").number(x).number(up(y)).put("Tm\n");
        new LineInk(ink, fonts, line, size).draw();
        ink.put("ET\n");
    }

    /** Draws a line of text whose baseline ends at the point. */
    public void textEndingAt(TextLine line, double x, double y, double size, Colour colour) {
        text(line, x - line.width(size), y, size, colour);
    }

    /** Draws a line of text whose baseline has its middle at the point. */
    public void textAround(TextLine line, double x, double y, double size, Colour colour) {
        text(line, x - line.width(size) / 2, y, size, colour);
    }

    /** Draws a line of text around a point, turned against the clock. */
    public void textAcross(TextLine line, double x, double y, double size, Colour colour, double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        double half = line.width(size) / 2;
        ink(colour);
        ink.put("BT ").number(cos).number(sin).number(-sin).number(cos);
        ink.number(x - half * cos).number(up(y) - half * sin).put("Tm\n");
        new LineInk(ink, fonts, line, size).draw();
        ink.put("ET\n");
    }

    /** Fills a rectangle. */
    public void box(double x, double y, double width, double height, Colour colour) {
        ink(colour);
        ink.number(x).number(up(y + height)).number(width).number(height).put("re f\n");
    }

    /** Draws a level rule. @param thickness of the rule, below y */
    public void rule(double x, double y, double width, double thickness, Colour colour) {
        box(x, y, width, thickness, colour);
    }

    /** Draws a picture of the stationery into a rectangle. */
    public void picture(Picture picture, double x, double y, double width, double height) {
        int index = stationery.pictures().indexOf(picture);
        ink.put("q ").number(width).put("0 0 ").number(height).number(x).number(up(y + height));
        ink.put("cm /I").put(index).put(" Do Q\n");
    }

    /** Draws the dark squares of a QR code into a square. */
    public void squares(QrSquares code, double x, double y, double side, Colour colour) {
        ink(colour);
        ink.put("q ").scale(side / code.size()).put("0 0 ").scale(side / code.size());
        ink.number(x).number(up(y + side)).put("cm\n");
        code.drawInto(ink);
        ink.put("f Q\n");
    }

    /** Makes a rectangle lead to an address. @param address ASCII, with everything else escaped */
    public void link(String address, double x, double y, double width, double height) {
        links.add(new Link(address, x, up(y + height), x + width, up(y)));
    }

    List<Link> links() {
        return links;
    }

    Packed packed() {
        return Packed.of(ink.buffer(), ink.count());
    }

    /** Empties the page, to draw the next one. */
    void begin() {
        ink.clear();
        links.clear();
        colour = null;
        ink.put("/P Do\n");
    }

    private double up(double y) {
        return stationery.height() - y;
    }

    private void ink(Colour wanted) {
        if (!wanted.equals(colour)) {
            ink.number(wanted.red() / 255.0).number(wanted.green() / 255.0).number(wanted.blue() / 255.0);
            ink.put("rg\n");
            colour = wanted;
        }
    }
}
