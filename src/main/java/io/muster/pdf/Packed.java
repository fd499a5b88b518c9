package io.muster.pdf;

import java.util.zip.Deflater;

/** Bytes as a stream of a file holds them. @param bytes deflated @param length before that */
record Packed(byte[] bytes, int length) {

    static Packed of(byte[] plain) {
        return of(plain, plain.length);
    }

    static Packed of(byte[] plain, int length) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
        try {
            deflater.setInput(plain, 0, length);
            deflater.finish();
            Ink packed = new Ink(length / 2 + 64);
            byte[] part = new byte[8192];
            while (!deflater.finished()) {
                packed.write(part, 0, deflater.deflate(part));
            }
            return new Packed(packed.toBytes(), length);
        } finally {
            deflater.end();
        }
    }
}
