package io.muster.money;

/** Single characters of typed sheets: digits of any script, such as Devanagari, and spaces of any width. */
public final class Glyphs {
    private Glyphs() {}

    /** 0 to 9 for a decimal digit of any script, otherwise -1. */
    public static int digit(char c) {
        if (c < 128) {
            return c >= '0' && c <= '9' ? c - '0' : -1;
        }
        return Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(c, 10) : -1;
    }

    /** The zero of the digit's script: two digits are of one script when their zeros are the same. */
    public static char zero(char digit) {
        return (char) (digit - digit(digit));
    }

    /** Whether this stands for nothing to see: spaces of all widths, line ends, zero-width and direction marks. */
    public static boolean isSpace(char c) {
        if (c <= ' ') {
            return c == ' ' || c == '\t' || c == '\n' || c == '\r';
        }
        return c >= 0xA0 && (Character.isSpaceChar(c) || isInvisible(c));
    }

    /** Whether this is a hyphen, dash or minus sign, which word processors put in place of a plain hyphen. */
    public static boolean isDash(char c) {
        return c == '-' || (c >= '\u2010' && c <= '\u2015') || c == '\u2212';
    }

    private static boolean isInvisible(char c) {
        return c == '\u00AD'
                || c == '\u180E'
                || (c >= '\u2061' && c <= '\u2064')
                || (c >= '\u2066' && c <= '\u2069')
                || (c >= '\u200B' && c <= '\u200F')
                || (c >= '\u202A' && c <= '\u202E')
                || c == '\u2060'
                || c == '\uFEFF';
    }
}
