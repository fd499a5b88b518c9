package io.muster.pdf;

import java.util.Arrays;

/** A canonical Huffman code of deflate: the more often a symbol comes, the fewer bits it has. */
final class HuffmanCode {
    private final byte[] lengths;
    private final short[] codes;

    private HuffmanCode(byte[] lengths) {
        this.lengths = lengths;
        this.codes = canonical(lengths);
    }

    /** @param lengthMax of a code, in bits */
    static HuffmanCode of(int[] counts, int lengthMax) {
        int[] weights = counts.clone();
        while (true) {
            byte[] lengths = lengths(weights);
            if (longest(lengths) <= lengthMax) {
                return new HuffmanCode(lengths);
            }
            // flatter weights make a flatter tree
            for (int i = 0; i < weights.length; i++) {
                weights[i] = weights[i] == 0 ? 0 : weights[i] / 2 + 1;
            }
        }
    }

    byte[] lengths() {
        return lengths;
    }

    void write(int symbol, BitInk out) {
        out.bits(codes[symbol] & 0xFFFF, lengths[symbol]);
    }

    /** By the two queues of leaves and nodes, each in order of weight; of equals the leaf first. */
    private static byte[] lengths(int[] weights) {
        byte[] lengths = new byte[weights.length];
        long[] leaves = new long[weights.length];
        int leafCount = 0;
        for (int symbol = 0; symbol < weights.length; symbol++) {
            if (weights[symbol] > 0) {
                leaves[leafCount++] = (long) weights[symbol] << 16 | symbol;
            }
        }
        if (leafCount < 2) {
            lengths[leafCount == 0 ? 0 : (int) leaves[0] & 0xFFFF] = 1;
            return lengths;
        }
        Arrays.sort(leaves, 0, leafCount);
        long[] nodes = new long[leafCount];
        int[] parents = new int[2 * leafCount];
        int leaf = 0;
        int node = 0;
        for (int made = 0; made < leafCount - 1; made++) {
            for (int child = 0; child < 2; child++) {
                boolean fromLeaves = leaf < leafCount && (node >= made || leaves[leaf] >> 16 <= nodes[node]);
                nodes[made] += fromLeaves ? leaves[leaf] >> 16 : nodes[node];
                parents[fromLeaves ? leaf++ : leafCount + node++] = made;
            }
        }
        int[] depths = new int[leafCount];
        for (int inner = leafCount - 3; inner >= 0; inner--) {
            depths[inner] = depths[parents[leafCount + inner]] + 1;
        }
        for (int i = 0; i < leafCount; i++) {
            lengths[(int) leaves[i] & 0xFFFF] = (byte) (depths[parents[i]] + 1);
        }
        return lengths;
    }

    private static int longest(byte[] lengths) {
        int longest = 0;
        for (byte length : lengths) {
            longest = Math.max(longest, length);
        }
        return longest;
    }

    /** Codes of one length count upwards with their symbols; written from their highest bit, so stored reversed. */
    private static short[] canonical(byte[] lengths) {
        int[] next = new int[longest(lengths) + 2];
        for (byte length : lengths) {
            next[length + 1] += length == 0 ? 0 : 1;
        }
        for (int bits = 1; bits < next.length; bits++) {
            next[bits] = next[bits] + next[bits - 1] << 1;
        }
        short[] codes = new short[lengths.length];
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] > 0) {
                codes[symbol] = (short) (Integer.reverse(next[lengths[symbol]]++) >>> 32 - lengths[symbol]);
            }
        }
        return codes;
    }
}
