package io.muster.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {
    private static final int RED = 0xC03020;
    private static final int PLTE = 0x504C5445;

    @ParameterizedTest
    @CsvSource({
        "png, " + BufferedImage.TYPE_INT_RGB,
        "png, " + BufferedImage.TYPE_BYTE_GRAY,
        "png, " + BufferedImage.TYPE_BYTE_INDEXED,
        "jpg, " + BufferedImage.TYPE_INT_RGB,
        "jpg, " + BufferedImage.TYPE_BYTE_GRAY
    })
    void aPictureIsDrawnAsItIs(String format, int type) throws IOException {
        BufferedImage drawn = image(type, 40, 20);
        Picture picture = Picture.of(file(drawn, format));
        Stationery stationery = new Stationery(
                100, 100, List.of(), List.of(picture), canvas -> canvas.picture(picture, 10, 10, 80, 40));
        byte[] pdf = PdfFile.single(stationery, new PdfFacts("picture", "nobody", "en", Instant.EPOCH), canvas -> {});

        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 72);
            assertThat(near(page.getRGB(30, 30), colour(drawn, 10))).isTrue();
            assertThat(near(page.getRGB(70, 30), colour(drawn, 30))).isTrue();
            assertThat(page.getRGB(5, 5) & 0xFFFFFF).isEqualTo(0xFFFFFF);
        }
    }

    @Test
    void whatCannotBeEmbeddedSaysHowToSaveIt() throws IOException {
        assertRefused(file(image(BufferedImage.TYPE_INT_ARGB, 8, 8), "png"), "save it as an 8-bit PNG");
        assertRefused(file(image(BufferedImage.TYPE_BYTE_BINARY, 8, 8), "png"), "save it as an 8-bit PNG");
        assertRefused(file(image(BufferedImage.TYPE_INT_RGB, 1_001, 1), "png"), "1 to 1000 pixels");
        assertRefused(new byte[Picture.BYTES_MAX + 1], "save it smaller");
        assertRefused("GIF89a, not this".getBytes(StandardCharsets.US_ASCII), "neither a PNG nor a JPEG");
        assertRefused(new byte[0], "neither a PNG nor a JPEG");
    }

    @Test
    void aProgressiveJpegIsRefused() throws IOException {
        byte[] baseline = file(image(BufferedImage.TYPE_INT_RGB, 8, 8), "jpg");
        for (int i = 0; i < baseline.length - 1; i++) {
            if (baseline[i] == (byte) 0xFF && baseline[i + 1] == (byte) 0xC0) {
                baseline[i + 1] = (byte) 0xC2;
            }
        }
        assertRefused(baseline, "baseline JPEG");
    }

    @Test
    void aFileCutShortAnywhereIsRefusedOrWhole() throws IOException {
        for (String format : List.of("png", "jpg")) {
            byte[] whole = file(image(BufferedImage.TYPE_INT_RGB, 8, 8), format);
            for (int length = 0; length < whole.length; length++) {
                byte[] part = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> Picture.of(part)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void damagedScanLinesAreRefused() throws IOException {
        byte[] file = file(image(BufferedImage.TYPE_INT_RGB, 40, 20), "png");
        file[60] ^= 0x55;
        file[61] ^= 0x55;
        assertThatThrownBy(() -> Picture.of(file)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPaletteOfNoOrBrokenOrTooManyColoursIsRefused() throws IOException {
        byte[] file = file(image(BufferedImage.TYPE_BYTE_INDEXED, 8, 8), "png");

        for (int bytes : new int[] {0, 1, 767, 769, 771}) {
            assertRefused(withPalette(file, new byte[bytes]), "palette");
        }
        assertThat(Picture.of(withPalette(file, new byte[3])).dictionary()).contains("/Indexed/DeviceRGB 0<000000>");
    }

    /** Its sums are left out: nobody here looks at them. */
    private static byte[] withPalette(byte[] png, byte[] palette) {
        ByteBuffer chunks = ByteBuffer.wrap(png).position(8);
        ByteBuffer other = ByteBuffer.allocate(png.length + palette.length).put(png, 0, 8);
        while (chunks.hasRemaining()) {
            byte[] content = new byte[chunks.getInt()];
            int type = chunks.getInt();
            chunks.get(content);
            int sum = chunks.getInt();
            byte[] kept = type == PLTE ? palette : content;
            other.putInt(kept.length).putInt(type).put(kept).putInt(sum);
        }
        return Arrays.copyOf(other.array(), other.position());
    }

    private static void assertRefused(byte[] file, String message) {
        assertThatThrownBy(() -> Picture.of(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    /** Left red, right blue. */
    private static BufferedImage image(int type, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(RED));
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.dispose();
        return image;
    }

    private static byte[] file(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, file)).isTrue();
        return file.toByteArray();
    }

    /** What is stored: Java takes the light of a grey for something else than its number. */
    private static int colour(BufferedImage image, int x) {
        return image.getType() == BufferedImage.TYPE_BYTE_GRAY
                ? image.getRaster().getSample(x, 10, 0) * 0x010101
                : image.getRGB(x, 10);
    }

    private static boolean near(int one, int other) {
        int distance = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            distance = Math.max(distance, Math.abs((one >> shift & 255) - (other >> shift & 255)));
        }
        return distance < 12;
    }
}
