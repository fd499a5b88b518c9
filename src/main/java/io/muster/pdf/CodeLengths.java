package io.muster.pdf;

/** The head of a block of deflate: both codes by their lengths, runs of zeros shortened, in a code of their own. */
final class CodeLengths {
    private static final int LITERALS_MIN = 257;
    private static final int DISTANCES_MIN = 1;
    private static final int SHORT_RUN = 17;
    private static final int LONG_RUN = 18;
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private CodeLengths() {}

    static void write(HuffmanCode literals, HuffmanCode distances, BitInk out) {
        int literalCount = used(literals.lengths(), LITERALS_MIN);
        int distanceCount = used(distances.lengths(), DISTANCES_MIN);
        byte[] all = new byte[literalCount + distanceCount];
        System.arraycopy(literals.lengths(), 0, all, 0, literalCount);
        System.arraycopy(distances.lengths(), 0, all, literalCount, distanceCount);
        int[] counts = new int[19];
        for (int at = 0; at < all.length; at += runAt(all, at)) {
            counts[symbolAt(all, at)]++;
        }
        HuffmanCode code = HuffmanCode.of(counts, 7);
        int shown = ORDER.length;
        while (code.lengths()[ORDER[shown - 1]] == 0) {
            shown--;
        }
        shown = Math.max(4, shown);
        out.bits(literalCount - LITERALS_MIN, 5);
        out.bits(distanceCount - DISTANCES_MIN, 5);
        out.bits(shown - 4, 4);
        for (int i = 0; i < shown; i++) {
            out.bits(code.lengths()[ORDER[i]], 3);
        }
        for (int at = 0; at < all.length; at += runAt(all, at)) {
            int symbol = symbolAt(all, at);
            code.write(symbol, out);
            if (symbol == SHORT_RUN) {
                out.bits(runAt(all, at) - 3, 3);
            } else if (symbol == LONG_RUN) {
                out.bits(runAt(all, at) - 11, 7);
            }
        }
    }

    private static int symbolAt(byte[] lengths, int at) {
        int run = runAt(lengths, at);
        return run == 1 ? lengths[at] : run < 11 ? SHORT_RUN : LONG_RUN;
    }

    /** How many lengths are said at once: three and more zeros, or one of anything. */
    private static int runAt(byte[] lengths, int at) {
        int run = 0;
        while (at + run < lengths.length && lengths[at + run] == 0 && run < 138) {
            run++;
        }
        return run < 3 ? 1 : run;
    }

    private static int used(byte[] lengths, int min) {
        int used = lengths.length;
        while (used > min && lengths[used - 1] == 0) {
            used--;
        }
        return used;
    }
}
