package io.muster.rows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** An XML part in UTF-16 as UTF-8, without its declaration, which would no longer be true. */
final class Utf16Stream extends InputStream {
    private static final int CHARACTERS_AT_ONCE = 4_096;
    private static final int DECLARATION_CHARACTERS_MAX = 256;

    private final Reader reader;
    private final char[] characters = new char[CHARACTERS_AT_ONCE];
    private byte[] bytes = new byte[0];
    private int at;
    private int held;

    /** @throws java.nio.charset.CharacterCodingException on reading, where the part is no UTF-16 */
    Utf16Stream(InputStream in, Charset charset) throws IOException {
        reader = new BufferedReader(new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        skipDeclaration();
    }

    @Override
    public int read() throws IOException {
        return at == bytes.length && !fill() ? -1 : bytes[at++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (at == bytes.length && !fill()) {
            return -1;
        }
        int copied = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, into, offset, copied);
        at += copied;
        return copied;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private void skipDeclaration() throws IOException {
        reader.mark(DECLARATION_CHARACTERS_MAX);
        char[] start = new char[DECLARATION_CHARACTERS_MAX];
        int length = Math.max(0, reader.read(start));
        String head = new String(start, 0, length);
        int mark = head.startsWith("\ufeff") ? 1 : 0;
        int end = head.startsWith("<?xml ", mark) ? head.indexOf("?>") + 2 : mark;
        reader.reset();
        skip(end);
    }

    private void skip(int count) throws IOException {
        for (int skipped = 0; skipped < count; skipped++) {
            int _ = reader.read();
        }
    }

    /** The next bytes, never half of a character outside the basic plane; false at the end. */
    private boolean fill() throws IOException {
        int read = reader.read(characters, held, characters.length - held);
        int length = held + Math.max(0, read);
        if (length == 0) {
            return false;
        }
        held = read > 0 && Character.isHighSurrogate(characters[length - 1]) ? 1 : 0;
        bytes = new String(characters, 0, length - held).getBytes(StandardCharsets.UTF_8);
        at = 0;
        characters[0] = characters[length - 1];
        return bytes.length > 0 || fill();
    }
}
