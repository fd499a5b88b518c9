package io.muster.rows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Looks through a part once before anything is parsed: refuses what would hurt a parser, and counts the rows.
 *
 * <p>It knows tags, comments and character data, no more; whether the markup is well-formed is the parser's to say. A tag
 * or comment is looked at when all of it is in the buffer, which grows to what the limits allow for one, and no further.
 */
final class XmlSurvey {
    private static final byte[] ROW = ascii("row");
    private static final byte[] SHEET_DATA = ascii("sheetData");
    private static final byte[] NAMESPACE = ascii("xmlns");
    private static final byte[] END_OF_CDATA = ascii("]]>");
    private static final byte[] END_OF_COMMENT = ascii("-->");
    private static final byte[] END_OF_INSTRUCTION = ascii("?>");
    private static final boolean[] IN_NAMES = inNames();
    private static final long HASH_FACTOR = 0x100000001b3L;
    private static final int CUT_OFF = -1;

    private final InputStream in;
    private final WorkbookLimits limits;
    // Behind the last byte stands a NUL, so that most loops need no other bound
    private byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;

    private int nameStart;
    private int nameEnd;
    private boolean declaresNamespace;
    private final long nameSeed = RandomGenerator.getDefault().nextLong();
    private final long[] names;
    private int namesSeen;

    private int depth;
    private boolean inSheetData;
    private int rows;

    private XmlSurvey(InputStream in, WorkbookLimits limits) {
        this.in = in;
        this.limits = limits;
        this.names = new long[Integer.highestOneBit(limits.markupNamesMax()) << 2];
    }

    /**
     * Reads the part to its end, and so checks its checksum too.
     *
     * @return rows that it stores, blank ones included; 0 for a part that is no sheet
     * @throws Refused for what goes beyond a limit, a document type, or a damaged part
     */
    static int rows(InputStream part, WorkbookLimits limits) throws IOException {
        XmlSurvey survey = new XmlSurvey(XmlParts.plain(part), limits);
        while (survey.skipText()) {
            survey.skipMarkup();
        }
        return survey.rows;
    }

    /** Goes behind the next {@code <}; false at the end of the part. */
    private boolean skipText() throws IOException {
        long run = 0;
        while (at < end || more()) {
            int start = at;
            int next = at;
            while (next < end && buffer[next] != '<') {
                next++;
            }
            at = next;
            run += next - start;
            requireShortRun(run);
            if (at < end) {
                at++;
                return true;
            }
        }
        return false;
    }

    /** Goes behind what began with {@code <}, or to the part's end where it breaks off in it. */
    private void skipMarkup() throws IOException {
        int behind = markup(at);
        while (behind == CUT_OFF) {
            if (!more()) {
                at = end;
                return;
            }
            behind = markup(at);
        }
        requireShortRun(behind - at);
        at = behind;
    }

    /** Each of these gives the place behind what it looked at, or {@link #CUT_OFF}, and then has changed nothing. */
    private int markup(int start) {
        return switch (buffer[start]) {
            case '/' -> endTag(start + 1);
            case '?' -> instruction(start + 1);
            case '!' -> declaration(start + 1);
            default -> startTag(start);
        };
    }

    private int declaration(int start) {
        return switch (buffer[start]) {
            case '[' -> behind(END_OF_CDATA, start + 1);
            case '-' -> behind(END_OF_COMMENT, start + 1);
            default -> {
                if (start >= end) {
                    yield CUT_OFF;
                }
                throw Refusal.DOCTYPE.refused();
            }
        };
    }

    private int instruction(int start) {
        return behind(END_OF_INSTRUCTION, name(start));
    }

    private int endTag(int start) {
        int next = name(start);
        boolean sheetData = inSheetData && nameIs(SHEET_DATA);
        while (buffer[next] != '>') {
            if (next >= end) {
                return CUT_OFF;
            }
            next++;
        }
        depth--;
        inSheetData &= !sheetData;
        return next + 1;
    }

    private int startTag(int start) {
        int next = name(start);
        boolean row = inSheetData && nameIs(ROW);
        boolean sheetData = !inSheetData && nameIs(SHEET_DATA);
        next = attributes(next);
        if (next == CUT_OFF) {
            return CUT_OFF;
        }
        if (buffer[next - 1] != '/') {
            depth++;
            inSheetData |= sheetData;
        }
        if (depth > limits.markupDepthMax()) {
            throw Refusal.TOO_DEEP.refused(limits.markupDepthMax());
        }
        if (row && ++rows > limits.rowsMax()) {
            throw Refusal.TOO_MANY_ROWS.refused(limits.rowsMax());
        }
        return next + 1;
    }

    /** The place of the tag's {@code >}. */
    private int attributes(int start) {
        int next = start;
        while (true) {
            byte c = buffer[next];
            if (c == '>') {
                return next;
            }
            if (IN_NAMES[c & 0xff]) {
                next = name(next);
            } else if (c == '"' || c == '\'') {
                next = quoted(next + 1, c);
                if (next == CUT_OFF) {
                    return CUT_OFF;
                }
            } else if (next >= end) {
                return CUT_OFF;
            } else {
                next++;
            }
        }
    }

    private int quoted(int start, byte quote) {
        int next = start;
        while (buffer[next] != quote && next < end) {
            next++;
        }
        if (declaresNamespace) {
            requireShortName(next - start);
        }
        return next < end ? next + 1 : CUT_OFF;
    }

    /** The place behind the next such bytes. */
    private int behind(byte[] last, int start) {
        for (int next = start; next <= end - last.length; next++) {
            if (Arrays.equals(buffer, next, next + last.length, last, 0, last.length)) {
                return next + last.length;
            }
        }
        return CUT_OFF;
    }

    /** Goes over a name, which may be empty, and remembers that it was used. */
    private int name(int start) {
        long hash = nameSeed;
        int local = start;
        boolean declares = false;
        int next = start;
        for (; IN_NAMES[buffer[next] & 0xff]; next++) {
            hash = (hash ^ buffer[next]) * HASH_FACTOR;
            if (buffer[next] == ':') {
                declares = is(NAMESPACE, local, next);
                local = next + 1;
            }
        }
        requireShortName(next - start);
        nameStart = local;
        nameEnd = next;
        declaresNamespace = declares || nameIs(NAMESPACE);
        if (next < end) {
            remember(hash);
        }
        return next;
    }

    private boolean nameIs(byte[] other) {
        return is(other, nameStart, nameEnd);
    }

    private boolean is(byte[] other, int from, int to) {
        return to - from == other.length && Arrays.equals(buffer, from, to, other, 0, other.length);
    }

    private void remember(long hash) {
        int slot = (int) (hash ^ hash >>> 32) & names.length - 1;
        while (names[slot] != 0 && names[slot] != hash) {
            slot = slot + 1 & names.length - 1;
        }
        if (names[slot] == 0) {
            names[slot] = hash;
            if (++namesSeen > limits.markupNamesMax()) {
                throw Refusal.TOO_MANY_NAMES.refused(limits.markupNamesMax());
            }
        }
    }

    private void requireShortName(int bytes) {
        if (bytes > limits.markupNameBytesMax()) {
            throw Refusal.LONG_NAME.refused(limits.markupNameBytesMax());
        }
    }

    private void requireShortRun(long bytes) {
        if (bytes > limits.textRunBytesMax()) {
            throw Refusal.CELL_TOO_LONG.refused(limits.cellCharactersMax());
        }
    }

    /** Fetches bytes behind those that are still to be looked at; false at the end of the part. */
    private boolean more() throws IOException {
        int kept = end - at;
        requireShortRun(kept);
        byte[] to = kept > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
        System.arraycopy(buffer, at, to, 0, kept);
        buffer = to;
        at = 0;
        int fetched = in.readNBytes(buffer, kept, buffer.length - 1 - kept);
        end = kept + fetched;
        buffer[end] = 0;
        return fetched > 0;
    }

    private static boolean[] inNames() {
        boolean[] inNames = new boolean[256];
        for (int c = ' ' + 1; c < inNames.length; c++) {
            inNames[c] = ">/=?\"'".indexOf(c) < 0;
        }
        return inNames;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
