package io.muster.pdf;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The numbered objects of a file, written one after the other, and the table of where each begins; one thread. */
final class PdfObjects {
    /** A reader's cross-reference has ten digits for an offset. */
    private static final long BYTES_MAX = 9_999_999_999L;

    private static final byte[] HEADER = {
        '%', 'P', 'D', 'F', '-', '1', '.', '7', '\n', '%', (byte) 0xE2, (byte) 0xE3, (byte) 0xCF, (byte) 0xD3, '\n'
    };

    private final OutputStream out;
    private final Ink ink = new Ink(4096);
    private final MessageDigest digest;
    private long[] offsets = new long[64];
    private int next;
    private long written;

    PdfObjects(OutputStream out, int firstFree) {
        this.out = out;
        this.next = firstFree;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
        write(HEADER, HEADER.length);
    }

    /** The number of an object that is written later. */
    int reserve() {
        return next++;
    }

    /** Begins an object, to be put together until {@link #end}. */
    @CanIgnoreReturnValue
    Ink begin(int object) {
        if (object >= offsets.length) {
            offsets = Arrays.copyOf(offsets, Math.max(object + 1, 2 * offsets.length));
        }
        offsets[object] = written;
        ink.clear();
        return ink.put(object).put(" 0 obj\n");
    }

    void end() {
        ink.put("\nendobj\n");
        flush();
    }

    void whole(int object, String content) {
        begin(object).put(content);
        end();
    }

    void stream(int object, String entries, Packed content) {
        rawStream(object, entries + "/Filter/FlateDecode", content.bytes());
    }

    void rawStream(int object, String entries, byte[] data) {
        begin(object).put("<<").put(entries).put("/Length ").put(data.length).put(">>stream\n");
        flush();
        write(data, data.length);
        ink.put("\nendstream");
        end();
    }

    /** Writes the table and the end; the file's id is a digest of all that is before it. */
    void finish(int catalog, int info) {
        String id = "<" + HexFormat.of().formatHex(digest.digest(), 0, 16) + ">";
        long table = written;
        ink.put("xref\n0 ").put(next).put("\n0000000000 65535 f \n");
        for (int object = 1; object < next; object++) {
            String offset = Long.toString(offsets[object]);
            ink.put("0000000000".substring(offset.length())).put(offset).put(" 00000 n \n");
            if (ink.count() > 64 * 1024) {
                flush();
            }
        }
        ink.put("trailer\n<</Size ")
                .put(next)
                .put("/Root ")
                .put(catalog)
                .put(" 0 R/Info ")
                .put(info);
        ink.put(" 0 R/ID[").put(id).put(id).put("]>>\nstartxref\n").put(table).put("\n%%EOF\n");
        flush();
    }

    /** An ASCII text as a PDF string. */
    static String quoted(String ascii) {
        return "(" + ascii.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")";
    }

    private void flush() {
        write(ink.buffer(), ink.count());
        ink.clear();
    }

    private void write(byte[] bytes, int length) {
        if (written + length > BYTES_MAX) {
            throw new IllegalStateException("a PDF has at most " + BYTES_MAX + " bytes");
        }
        digest.update(bytes, 0, length);
        try {
            out.write(bytes, 0, length);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        written += length;
    }
}
