package io.muster.rows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Tells what a file really is by its first bytes, whatever its name says. */
final class FileKind {
    private static final int HEAD_BYTES_MAX = 4_096;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE2 = {
        (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
    };
    private static final byte[] PDF = "%PDF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ENCRYPTED_PACKAGE = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    private static final byte[] WORKBOOK = "Workbook".getBytes(StandardCharsets.UTF_16LE);
    private static final byte[] BOOK = "Book".getBytes(StandardCharsets.UTF_16LE);

    private FileKind() {}

    /**
     * Lets a zip archive pass, which may be a workbook, and nothing else.
     *
     * @throws Refused that says what the file is instead
     */
    static void requireZip(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD_BYTES_MAX);
        }
        if (head.length == 0) {
            throw Refusal.EMPTY_FILE.refused();
        }
        if (startsWith(head, OLE2)) {
            throw olderOffice(file).refused();
        }
        if (!startsWith(head, ZIP)) {
            throw (startsWith(head, PDF) ? Refusal.PDF : text(head)).refused();
        }
    }

    /** An encrypted workbook and an .xls share one container; its directory, anywhere in the file, tells them apart. */
    private static Refusal olderOffice(Path file) throws IOException {
        if (contains(file, ENCRYPTED_PACKAGE)) {
            return Refusal.ENCRYPTED;
        }
        return contains(file, WORKBOOK) || contains(file, BOOK) ? Refusal.XLS : Refusal.NOT_A_WORKBOOK;
    }

    private static Refusal text(byte[] head) {
        String text = decoded(head).strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty() || text.chars().anyMatch(FileKind::isBinary)) {
            return Refusal.NOT_A_WORKBOOK;
        }
        if (text.contains("urn:schemas-microsoft-com:office:spreadsheet") && text.startsWith("<?xml")) {
            return Refusal.XML_2003;
        }
        if (text.contains("<html") || text.contains("<table") || text.startsWith("<!doctype html")) {
            return Refusal.HTML;
        }
        return text.startsWith("<") || text.startsWith("{") ? Refusal.NOT_A_WORKBOOK : Refusal.CSV;
    }

    /** As the text that it may be: by its byte order mark, else UTF-8, else the Windows code page's Latin letters. */
    private static String decoded(byte[] head) {
        if (head.length > 1 && ((head[0] == -1 && head[1] == -2) || (head[0] == -2 && head[1] == -1))) {
            return new String(head, StandardCharsets.UTF_16);
        }
        int cut = Math.max(0, head.length == HEAD_BYTES_MAX ? head.length - 4 : head.length);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(head, 0, wholeCharacters(head, cut)))
                    .toString()
                    .replace("\ufeff", "");
        } catch (CharacterCodingException e) {
            return new String(head, StandardCharsets.ISO_8859_1);
        }
    }

    /** The longest prefix that does not end inside a UTF-8 character. */
    private static int wholeCharacters(byte[] head, int length) {
        int end = length;
        while (length < head.length && end > 0 && (head[end] & 0xc0) == 0x80) {
            end--;
        }
        return end;
    }

    private static boolean isBinary(int c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f';
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        return head.length >= magic.length && indexOf(head, head.length, magic) == 0;
    }

    private static boolean contains(Path file, byte[] needle) throws IOException {
        byte[] window = new byte[1 << 16];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read; (read = in.read(window, kept, window.length - kept)) > 0; ) {
                int length = kept + read;
                if (indexOf(window, length, needle) >= 0) {
                    return true;
                }
                kept = Math.min(length, needle.length - 1);
                System.arraycopy(window, length - kept, window, 0, kept);
            }
        }
        return false;
    }

    private static int indexOf(byte[] bytes, int length, byte[] needle) {
        for (int at = 0; at <= length - needle.length; at++) {
            int matched = 0;
            while (matched < needle.length && bytes[at + matched] == needle[matched]) {
                matched++;
            }
            if (matched == needle.length) {
                return at;
            }
        }
        return -1;
    }
}
