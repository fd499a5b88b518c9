package io.muster.pdf;

import java.util.Arrays;
import java.util.zip.Adler32;

/**
 * Packs bytes as zlib does (RFC 1950 and 1951), always into the same bytes.
 *
 * <p>Java's own Deflater is the zlib of the machine: another build packs the same page into other bytes, and a receipt must
 * be the same everywhere and for years. One block, one pass, greedy matches.
 */
final class Deflate {
    private static final int WINDOW = 32 * 1024;
    private static final int MATCH_MIN = 3;
    private static final int MATCH_MAX = 258;
    private static final int CHAIN_MAX = 24;
    private static final int HASH_BITS = 13;
    private static final int END = 256;
    private static final int[] LENGTH_BASE = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258
    };
    private static final int[] LENGTH_BITS = {
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
    };
    private static final int[] DISTANCE_BASE = {
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12289, 16385, 24577
    };
    private static final byte[] LENGTH_CODE = codes(LENGTH_BASE, MATCH_MAX + 1);

    private final byte[] plain;
    private final int length;
    /** Literals as they are, matches as length and distance above them. */
    private final int[] tokens;

    private int tokenCount;
    private final int[] literalCounts = new int[286];
    private final int[] distanceCounts = new int[30];

    private Deflate(byte[] plain, int length) {
        this.plain = plain;
        this.length = length;
        this.tokens = new int[length];
    }

    /** Packs the first bytes of an array. */
    static byte[] pack(byte[] plain, int length) {
        Deflate deflate = new Deflate(plain, length);
        deflate.findMatches();
        BitInk out = new BitInk(length / 2 + 128);
        out.bytes().put(new byte[] {0x78, (byte) 0x9C});
        deflate.writeBlock(out);
        Adler32 sum = new Adler32();
        sum.update(plain, 0, length);
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.bytes().write((int) (sum.getValue() >> shift));
        }
        return out.bytes().toBytes();
    }

    private void findMatches() {
        int[] heads = new int[1 << HASH_BITS];
        Arrays.fill(heads, -1);
        int[] earlier = new int[length];
        int at = 0;
        while (at < length) {
            int match = at + MATCH_MIN <= length ? longestMatch(at, heads[hash(at)], earlier) : 0;
            int step = Math.max(1, match >>> 16);
            if (step >= MATCH_MIN) {
                match(step, match & 0xFFFF);
            } else {
                literal(plain[at] & 0xFF);
            }
            for (int end = at + step; at < end; at++) {
                if (at + MATCH_MIN <= length) {
                    earlier[at] = heads[hash(at)];
                    heads[hash(at)] = at;
                }
            }
        }
        literalCounts[END]++;
    }

    /** The length in the upper half and the distance in the lower, 0 when there is none. */
    private int longestMatch(int at, int newest, int[] earlier) {
        int best = MATCH_MIN - 1;
        int distance = 0;
        int most = Math.min(MATCH_MAX, length - at);
        int candidate = newest;
        for (int tries = CHAIN_MAX; tries > 0 && candidate >= 0 && at - candidate < WINDOW; tries--) {
            int same = 0;
            while (same < most && plain[candidate + same] == plain[at + same]) {
                same++;
            }
            if (same > best) {
                best = same;
                distance = at - candidate;
            }
            candidate = earlier[candidate];
        }
        return distance == 0 ? 0 : best << 16 | distance;
    }

    private int hash(int at) {
        int three = (plain[at] & 0xFF) << 16 | (plain[at + 1] & 0xFF) << 8 | plain[at + 2] & 0xFF;
        return three * 0x9E3779B1 >>> 32 - HASH_BITS;
    }

    private void literal(int value) {
        tokens[tokenCount++] = value;
        literalCounts[value]++;
    }

    private void match(int size, int distance) {
        tokens[tokenCount++] = size << 16 | distance;
        literalCounts[END + 1 + LENGTH_CODE[size]]++;
        distanceCounts[distanceCode(distance)]++;
    }

    private void writeBlock(BitInk out) {
        HuffmanCode literals = HuffmanCode.of(literalCounts, 15);
        HuffmanCode distances = HuffmanCode.of(distanceCounts, 15);
        out.bits(1, 1);
        out.bits(2, 2);
        CodeLengths.write(literals, distances, out);
        for (int i = 0; i < tokenCount; i++) {
            int token = tokens[i];
            if (token >>> 16 == 0) {
                literals.write(token, out);
            } else {
                writeMatch(token >>> 16, token & 0xFFFF, literals, distances, out);
            }
        }
        literals.write(END, out);
        out.toByteEnd();
    }

    private static void writeMatch(int size, int distance, HuffmanCode literals, HuffmanCode distances, BitInk out) {
        int code = LENGTH_CODE[size];
        literals.write(END + 1 + code, out);
        out.bits(size - LENGTH_BASE[code], LENGTH_BITS[code]);
        int far = distanceCode(distance);
        distances.write(far, out);
        out.bits(distance - DISTANCE_BASE[far], far < 4 ? 0 : far / 2 - 1);
    }

    private static int distanceCode(int distance) {
        if (distance < 5) {
            return distance - 1;
        }
        int high = 31 - Integer.numberOfLeadingZeros(distance - 1);
        return 2 * high + (distance - 1 >> high - 1 & 1);
    }

    private static byte[] codes(int[] bases, int size) {
        byte[] codes = new byte[size];
        for (int code = 0; code < bases.length; code++) {
            Arrays.fill(codes, bases[code], size, (byte) code);
        }
        return codes;
    }
}
