package io.muster.rows;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One run of character data in a buffer, up to the next tag; holds where it stands, and no copy.
 *
 * <p>It takes on what honest programs write: text in UTF-8 with the references that XML knows by itself. Of anything
 * else it says so, and a parser is to judge.
 */
final class PlainText {
    private static final int ESCAPE = 1;
    private static final int WIDE = 2;
    private static final int MARKUP = 4;
    private static final int STOP = 8;
    private static final byte[] KINDS = kinds();

    private static final int REFERENCE_CHARACTERS_MAX = 10;
    private static final int UNPRINTABLE_MIN = 0x7f;
    private static final int UNPRINTABLE_MAX = 0x9f;
    private static final int REPLACEMENT = 0xfffd;

    private int from;
    private int length;
    private int kinds;

    /** There is no such element. */
    void setAbsent() {
        length = -1;
    }

    /** The element is there, without content. */
    void setEmpty() {
        length = 0;
        kinds = 0;
    }

    /**
     * Goes over the run that begins there.
     *
     * @return the place of the {@code <} that ends it; -1 for what is not taken on
     */
    int scan(byte[] bytes, int start, int lengthMax) {
        int at = start;
        int seen = 0;
        int kind;
        while ((kind = KINDS[bytes[at] & 0xff]) != STOP) {
            seen |= kind;
            at++;
        }
        from = start;
        length = at - start;
        kinds = seen;
        return bytes[at] == '<' && length <= lengthMax ? at : -1;
    }

    boolean isAbsent() {
        return length < 0;
    }

    int from() {
        return from;
    }

    /** Bytes; 0 also where there is nothing. */
    int length() {
        return Math.max(0, length);
    }

    /** Whether each byte is a character of its own that means itself. */
    boolean isItself() {
        return kinds == 0;
    }

    /** Whether its bytes, if sound, are those of the text. */
    boolean isStoredAsIs() {
        return (kinds & MARKUP) == 0;
    }

    /** Whether it is surely well-formed: what is wide or refers to something shows that only in {@link #stored}. */
    boolean isSound(byte[] bytes) {
        return (kinds & (WIDE | MARKUP)) == 0 || stored(bytes) != null;
    }

    /** The text of bytes of which {@link #isItself} is true. */
    String itself(byte[] bytes) {
        return new String(bytes, from, length(), StandardCharsets.ISO_8859_1);
    }

    /** The cell's text, escapes resolved; null where a parser is to judge. */
    @Nullable
    String text(byte[] bytes) {
        String stored = stored(bytes);
        return kinds == 0 || stored == null ? stored : CellText.decoded(stored);
    }

    /** The text as stored, the format's own escapes still there; null where a parser is to judge. */
    @Nullable
    String stored(byte[] bytes) {
        if ((kinds & (WIDE | MARKUP)) == 0) {
            return itself(bytes);
        }
        String raw = new String(bytes, from, length(), StandardCharsets.UTF_8);
        boolean sound = (kinds & WIDE) == 0 || raw.chars().noneMatch(PlainText::isDoubtful);
        return !sound ? null : isStoredAsIs() ? raw : resolved(raw);
    }

    /** Malformed bytes show as the replacement character; one that was written as such is doubtful too. */
    private static boolean isDoubtful(int c) {
        return c >= REPLACEMENT || c >= UNPRINTABLE_MIN && c <= UNPRINTABLE_MAX;
    }

    private static @Nullable String resolved(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        for (int at = 0; at < raw.length(); at++) {
            char c = raw.charAt(at);
            if (c == '&') {
                int end = raw.indexOf(';', at);
                int character = end < 0 || end - at > REFERENCE_CHARACTERS_MAX ? -1 : referred(raw, at + 1, end);
                if (character < 0) {
                    return null;
                }
                text.appendCodePoint(character);
                at = end;
            } else if (c == '\r') {
                text.append('\n');
                at += raw.startsWith("\n", at + 1) ? 1 : 0;
            } else if (c == '>' && raw.startsWith("]]", at - 2)) {
                return null;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** The character of a reference; -1 for none that XML allows or knows by itself. */
    private static int referred(String raw, int start, int end) {
        if (raw.charAt(start) == '#') {
            return numbered(raw, start + 1, end);
        }
        return switch (raw.substring(start, end)) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> -1;
        };
    }

    private static int numbered(String raw, int start, int end) {
        boolean hexadecimal = raw.charAt(start) == 'x';
        int radix = hexadecimal ? 16 : 10;
        int first = hexadecimal ? start + 1 : start;
        int character = 0;
        for (int at = first; at < end; at++) {
            char c = raw.charAt(at);
            int digit = c < UNPRINTABLE_MIN ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            character = character * radix + digit;
        }
        return end > first && isCharacter(character) ? character : -1;
    }

    private static boolean isCharacter(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= ' ' && c < Character.MIN_SURROGATE
                || c > Character.MAX_SURROGATE && c <= REPLACEMENT
                || c >= Character.MIN_SUPPLEMENTARY_CODE_POINT && c <= Character.MAX_CODE_POINT;
    }

    /** Whether these characters stand there. */
    static boolean follows(byte[] bytes, int at, String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[at + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The place behind what XML takes for space. */
    static int skipSpaces(byte[] bytes, int start) {
        int at = start;
        while (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t') {
            at++;
        }
        return at;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        for (int c = 0; c < kinds.length; c++) {
            kinds[c] = (byte)
                    switch (c) {
                        case '\t', '\n' -> 0;
                        case '\r', '&', '>' -> MARKUP;
                        case '_' -> ESCAPE;
                        case '<', UNPRINTABLE_MIN -> STOP;
                        default -> c < ' ' ? STOP : c > UNPRINTABLE_MIN ? WIDE : 0;
                    };
        }
        return kinds;
    }
}
