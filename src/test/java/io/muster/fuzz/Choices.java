package io.muster.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** An input taken as a row of choices, so that any bytes make something to check; behind its end all choices are 0. */
public final class Choices {
    private final byte[] input;
    private int at;

    /** @param input not copied */
    public Choices(byte[] input) {
        this.input = input;
    }

    /** Whether there are bytes left to choose by. */
    public boolean more() {
        return at < input.length;
    }

    /** From 0 to below the bound, which is at most 256. */
    public int below(int bound) {
        return more() ? (input[at++] & 0xff) % bound : 0;
    }

    /** One of these. */
    public <T> T of(List<T> all) {
        return all.get(below(all.size()));
    }

    /** A whole number of any size. */
    public long number() {
        long number = 0;
        for (int bytes = below(9); bytes > 0; bytes--) {
            number = number << Byte.SIZE | below(256);
        }
        return number;
    }

    /** Up to so many bytes, at most 255, as text; what is no UTF-8 is kept as lone surrogates and control characters. */
    public String text(int bytesMax) {
        int length = Math.min(below(bytesMax + 1), input.length - at);
        String text = text(input, at, length);
        at += length;
        return text;
    }

    /** Bytes as text: UTF-8, but each byte that is none stands for the surrogate of its value, so nothing is lost. */
    public static String text(byte[] bytes, int from, int length) {
        String text = new String(bytes, from, length, StandardCharsets.UTF_8);
        if (text.indexOf('\ufffd') < 0) {
            return text;
        }
        StringBuilder wild = new StringBuilder();
        for (int i = from; i < from + length; i++) {
            wild.append((char) (bytes[i] >= 0 ? bytes[i] : 0xd800 + (bytes[i] & 0x7f) * 16));
        }
        return wild.toString();
    }
}
