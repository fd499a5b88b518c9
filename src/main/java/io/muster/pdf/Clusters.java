package io.muster.pdf;

/**
 * A text in the smallest pieces that may stand on lines of their own, each with its width: letters with their marks,
 * syllables of Devanagari. Measured once, it can be broken at any size, since widths grow with the size. One thread.
 */
public final class Clusters {
    private final String text;
    private final int[] ends;
    private final int[] widths;
    private int count;

    /** @param text composed and cleaned, as the pieces' ends count in it */
    Clusters(String text) {
        this.text = text;
        ends = new int[text.length()];
        widths = new int[text.length()];
    }

    /** Adds the piece from the last one's end to this one. @param width in thousandths of the size */
    void add(int end, int width) {
        ends[count] = end;
        widths[count] = width;
        count++;
    }

    /** Makes the last piece longer. */
    void extend(int end, int width) {
        ends[count - 1] = end;
        widths[count - 1] += width;
    }

    public int count() {
        return count;
    }

    /** In thousandths of the size. */
    public int width(int piece) {
        return widths[piece];
    }

    /** Whether lines may be broken here, leaving the piece out. */
    public boolean isSpace(int piece) {
        return text.charAt(start(piece)) == ' ';
    }

    /** The characters of the pieces from one on up to another. */
    public String text(int from, int to) {
        return from >= to ? "" : text.substring(start(from), ends[to - 1]);
    }

    private int start(int piece) {
        return piece == 0 ? 0 : ends[piece - 1];
    }
}
