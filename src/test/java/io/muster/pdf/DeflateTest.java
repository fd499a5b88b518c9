package io.muster.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Java's zlib unpacks what ours packs. */
class DeflateTest {

    @Property
    void anyBytesComeBack(@ForAll @Size(max = 2_000) byte[] bytes) throws IOException {
        assertThat(unpacked(Deflate.pack(bytes, bytes.length))).isEqualTo(bytes);
    }

    @Property(tries = 200)
    void bytesThatRepeatThemselvesComeBack(
            @ForAll long seed,
            @ForAll @IntRange(max = 90_000) int length,
            @ForAll @IntRange(min = 1, max = 256) int few)
            throws IOException {
        Random random = new Random(seed);
        byte[] bytes = new byte[length];
        for (int at = 0; at < length; ) {
            int run = Math.min(length - at, 1 + random.nextInt(600));
            int back = at == 0 ? 0 : random.nextInt(Math.min(at, 40_000)) + 1;
            boolean copies = back > 0 && random.nextInt(3) > 0;
            for (int end = at + run; at < end; at++) {
                bytes[at] = copies ? bytes[at - back] : (byte) random.nextInt(few);
            }
        }
        assertThat(unpacked(Deflate.pack(bytes, length))).isEqualTo(bytes);
    }

    /** Frequencies as Fibonacci has them would make codes longer than deflate allows. */
    @Test
    void codesAreNeverTooLong() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int one = 1;
        int other = 1;
        Random random = new Random(3);
        for (int symbol = 0; symbol < 24; symbol++) {
            for (int i = 0; i < one; i++) {
                bytes.write(symbol * 7);
            }
            int next = one + other;
            one = other;
            other = next;
        }
        byte[] shuffled = bytes.toByteArray();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int swap = random.nextInt(i + 1);
            byte kept = shuffled[i];
            shuffled[i] = shuffled[swap];
            shuffled[swap] = kept;
        }
        assertThat(unpacked(Deflate.pack(shuffled, shuffled.length))).isEqualTo(shuffled);
    }

    @Test
    void textIsPackedAboutAsWellAsByZlib() throws IOException {
        StringBuilder text = new StringBuilder();
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            text.append(random.nextInt(600))
                    .append(" 0 obj <</Type/Page/Parent ")
                    .append(random.nextInt(90))
                    .append(" 0 R>>\n");
        }
        byte[] plain = text.toString().getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream zlib = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(zlib)) {
            out.write(plain);
        }
        assertThat(Deflate.pack(plain, plain.length).length).isLessThan(zlib.size() * 12 / 10);
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }
}
