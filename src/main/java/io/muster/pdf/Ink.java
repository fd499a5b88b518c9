package io.muster.pdf;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of a PDF while they are put together; one thread. */
final class Ink extends OutputStream {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes;
    private int count;

    Ink(int sizeAbout) {
        bytes = new byte[sizeAbout];
    }

    @Override
    public void write(int b) {
        makeRoom(1);
        bytes[count++] = (byte) b;
    }

    @Override
    public void write(byte[] more, int from, int length) {
        makeRoom(length);
        System.arraycopy(more, from, bytes, count, length);
        count += length;
    }

    @CanIgnoreReturnValue
    Ink put(byte[] more) {
        write(more, 0, more.length);
        return this;
    }

    /** Only ASCII: PDF's own words. */
    @SuppressWarnings("deprecation") // the one copy of characters that needs no encoder; all are ASCII
    @CanIgnoreReturnValue
    Ink put(String ascii) {
        makeRoom(ascii.length());
        ascii.getBytes(0, ascii.length(), bytes, count);
        count += ascii.length();
        return this;
    }

    @CanIgnoreReturnValue
    Ink put(long number) {
        return put(Long.toString(number));
    }

    /** A number with at most two decimals, and a space. */
    @CanIgnoreReturnValue
    Ink number(double value) {
        long hundredths = Math.round(value * 100);
        if (hundredths < 0) {
            write('-');
            hundredths = -hundredths;
        }
        put(hundredths / 100);
        int rest = (int) (hundredths % 100);
        if (rest > 0) {
            write('.');
            write('0' + rest / 10);
            if (rest % 10 > 0) {
                write('0' + rest % 10);
            }
        }
        write(' ');
        return this;
    }

    /** A small number with six decimals, and a space. */
    @CanIgnoreReturnValue
    Ink scale(double value) {
        long millionths = Math.round(value * 1_000_000);
        String rest = Long.toString(millionths % 1_000_000);
        return put(millionths / 1_000_000)
                .put(".")
                .put("000000".substring(rest.length()))
                .put(rest)
                .put(" ");
    }

    /** Two bytes as four hexadecimal digits. */
    @CanIgnoreReturnValue
    Ink hex(int value) {
        makeRoom(4);
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[count++] = HEX[value >> shift & 15];
        }
        return this;
    }

    /** A text in UTF-16 as a PDF string. */
    @CanIgnoreReturnValue
    Ink text(String text) {
        put("<FEFF");
        for (int i = 0; i < text.length(); i++) {
            hex(text.charAt(i));
        }
        return put(">");
    }

    int count() {
        return count;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, count);
    }

    byte[] buffer() {
        return bytes;
    }

    void clear() {
        count = 0;
    }

    private void makeRoom(int more) {
        if (count + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(count + more, 2 * bytes.length));
        }
    }
}
