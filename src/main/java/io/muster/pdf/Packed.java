package io.muster.pdf;

/** Bytes as a stream of a file holds them. @param bytes deflated @param length before that */
record Packed(byte[] bytes, int length) {

    static Packed of(byte[] plain) {
        return of(plain, plain.length);
    }

    static Packed of(byte[] plain, int length) {
        return new Packed(Deflate.pack(plain, length), length);
    }
}
