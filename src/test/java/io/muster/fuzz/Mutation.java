package io.muster.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes new inputs out of kept ones: flips, cuts, repeats and splices, a few at a time. */
final class Mutation {
    private static final int STEPS_MAX = 4;
    private static final int PIECE_BYTES_MAX = 64;
    private static final byte[] EDGES = {0, 1, -1, 127, -128, ' ', '<', '>', '"', '&', ';', '-', '.', '0', '9', '\r'};

    private final RandomGenerator random;
    private final List<byte[]> corpus;

    /** @param corpus not empty */
    Mutation(RandomGenerator random, List<byte[]> corpus) {
        this.random = random;
        this.corpus = corpus;
    }

    byte[] next() {
        byte[] input = any().clone();
        for (int steps = 1 + random.nextInt(STEPS_MAX); steps > 0; steps--) {
            input = step(input);
        }
        return input;
    }

    private byte[] step(byte[] input) {
        int from = random.nextInt(input.length + 1);
        int to = Math.min(input.length, from + random.nextInt(PIECE_BYTES_MAX));
        return switch (random.nextInt(6)) {
            case 0 -> replaced(input, from, to, new byte[0]);
            case 1 -> replaced(input, from, from, Arrays.copyOfRange(input, from, to));
            case 2 -> replaced(input, from, to, piece(any()));
            case 3 -> replaced(input, from, from, piece(any()));
            case 4 -> replaced(input, from, Math.min(input.length, from + 1), edge());
            default -> flipped(input, from);
        };
    }

    private byte[] any() {
        return corpus.get(random.nextInt(corpus.size()));
    }

    private byte[] piece(byte[] of) {
        int from = random.nextInt(of.length + 1);
        return Arrays.copyOfRange(of, from, Math.min(of.length, from + random.nextInt(PIECE_BYTES_MAX)));
    }

    private byte[] edge() {
        return new byte[] {EDGES[random.nextInt(EDGES.length)]};
    }

    private byte[] flipped(byte[] input, int at) {
        if (at < input.length) {
            input[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
        return input;
    }

    private static byte[] replaced(byte[] input, int from, int to, byte[] piece) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(input, 0, from);
        out.writeBytes(piece);
        out.write(input, to, input.length - to);
        return out.toByteArray();
    }
}
