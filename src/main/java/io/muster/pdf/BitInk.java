package io.muster.pdf;

/** Bits from the lowest up, as deflate packs them into bytes; one thread. */
final class BitInk {
    private final Ink bytes;
    private long pending;
    private int count;

    BitInk(int sizeAbout) {
        bytes = new Ink(sizeAbout);
    }

    /** @param size 0 to 16 */
    void bits(int value, int size) {
        pending |= (long) value << count;
        count += size;
        while (count >= 8) {
            bytes.write((int) pending);
            pending >>>= 8;
            count -= 8;
        }
    }

    void toByteEnd() {
        if (count > 0) {
            bits(0, 8 - count);
        }
    }

    Ink bytes() {
        return bytes;
    }
}
