package io.muster.rows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Looks through a part once before anything is parsed: refuses what would hurt a parser, and counts the rows.
 *
 * <p>It knows tags, comments and character data, no more; whether the markup is well-formed is the parser's to say. One
 * buffer of memory, however large the part.
 */
final class XmlSurvey {
    private static final byte[] ROW = "row".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SHEET_DATA = "sheetData".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NAMESPACE = "xmlns".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END_OF_CDATA = "]]>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END_OF_COMMENT = "-->".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END_OF_INSTRUCTION = "?>".getBytes(StandardCharsets.US_ASCII);
    private static final long HASH_FACTOR = 0x100000001b3L;

    private final InputStream in;
    private final WorkbookLimits limits;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int length;

    private final byte[] name = new byte[16];
    private int nameBytes;
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
            survey.markup();
        }
        return survey.rows;
    }

    /** Goes behind the next {@code <}; false at the end of the part. */
    private boolean skipText() throws IOException {
        long run = 0;
        while (at < length || fill()) {
            int from = at;
            while (at < length && buffer[at] != '<') {
                at++;
            }
            run = checkedRun(run + at - from);
            if (at < length) {
                at++;
                return true;
            }
        }
        return false;
    }

    private void markup() throws IOException {
        int first = next();
        switch (first) {
            case '/' -> endTag();
            case '?' -> instruction();
            case '!' -> declaration();
            default -> startTag(first);
        }
    }

    private void declaration() throws IOException {
        int first = next();
        if (first == '[') {
            skipBehind(END_OF_CDATA);
        } else if (first == '-') {
            skipBehind(END_OF_COMMENT);
        } else {
            throw Refusal.DOCTYPE.refused();
        }
    }

    private void instruction() throws IOException {
        int _ = readName(next());
        skipBehind(END_OF_INSTRUCTION);
    }

    private void endTag() throws IOException {
        int next = readName(next());
        depth--;
        if (inSheetData && nameIs(SHEET_DATA)) {
            inSheetData = false;
        }
        for (; next != '>' && next >= 0; next = next()) {}
    }

    private void startTag(int first) throws IOException {
        int next = readName(first);
        boolean row = inSheetData && nameIs(ROW);
        boolean sheetData = nameIs(SHEET_DATA);
        if (!skipAttributes(next)) {
            depth++;
            inSheetData |= sheetData;
        }
        if (depth > limits.markupDepthMax()) {
            throw Refusal.TOO_DEEP.refused(limits.markupDepthMax());
        }
        if (row && ++rows > limits.rowsMax()) {
            throw Refusal.TOO_MANY_ROWS.refused(limits.rowsMax());
        }
    }

    /** Goes behind the tag's {@code >}; true when the element ends with it. */
    private boolean skipAttributes(int from) throws IOException {
        int before = 0;
        int next = from;
        long run = 0;
        while (next != '>' && next >= 0) {
            run = checkedRun(run + 1);
            before = next;
            if (next == '"' || next == '\'') {
                run += skipQuoted(next);
                next = next();
            } else if (isNamePart(next)) {
                next = readName(next);
            } else {
                next = next();
            }
        }
        return before == '/';
    }

    private long skipQuoted(int quote) throws IOException {
        long run = 0;
        for (int next = next(); next != quote && next >= 0; next = next()) {
            run = checkedRun(run + 1);
            if (declaresNamespace) {
                requireShortName(run);
            }
        }
        return run;
    }

    /** Goes behind the next such bytes. */
    private void skipBehind(byte[] end) throws IOException {
        long run = 0;
        int matched = 0;
        while (matched < end.length) {
            int next = next();
            if (next < 0) {
                return;
            }
            run = checkedRun(run + 1);
            matched = next == end[matched] ? matched + 1 : restart(end, matched, next);
        }
    }

    /** {@code ]]]>} still ends at its last two brackets. */
    private static int restart(byte[] end, int matched, int next) {
        boolean repeated = matched == 2 && end.length == 3 && next == end[0];
        return repeated ? 2 : next == end[0] ? 1 : 0;
    }

    /** Reads a name and remembers that it was used; gives the byte behind it. */
    private int readName(int first) throws IOException {
        long hash = nameSeed;
        nameBytes = 0;
        int next = first;
        declaresNamespace = false;
        for (int length = 1; isNamePart(next); next = next()) {
            requireShortName(length++);
            hash = (hash ^ next) * HASH_FACTOR;
            if (next == ':') {
                declaresNamespace = nameIs(NAMESPACE);
                nameBytes = 0;
            } else if (nameBytes < name.length) {
                name[nameBytes++] = (byte) next;
            }
        }
        declaresNamespace |= nameIs(NAMESPACE);
        remember(hash);
        return next;
    }

    private static boolean isNamePart(int c) {
        return c > ' ' && c != '>' && c != '/' && c != '=' && c != '?' && c != '"' && c != '\'';
    }

    private boolean nameIs(byte[] other) {
        return Arrays.equals(name, 0, nameBytes, other, 0, other.length);
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

    private void requireShortName(long bytes) {
        if (bytes > limits.markupNameBytesMax()) {
            throw Refusal.LONG_NAME.refused(limits.markupNameBytesMax());
        }
    }

    private long checkedRun(long run) {
        if (run > limits.textRunBytesMax()) {
            throw Refusal.CELL_TOO_LONG.refused(limits.cellCharactersMax());
        }
        return run;
    }

    private int next() throws IOException {
        return at < length || fill() ? buffer[at++] & 0xff : -1;
    }

    private boolean fill() throws IOException {
        at = 0;
        length = Math.max(0, in.read(buffer));
        return length > 0;
    }
}
