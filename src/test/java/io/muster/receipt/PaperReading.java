package io.muster.receipt;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** A PDF as another's program sees it. */
final class PaperReading {
    private static final float DOTS_PER_INCH = 144;
    private static final Path PICTURES = Path.of("target", "receipts");

    private PaperReading() {}

    /** The words of a file in the order of writing, with one space between them. */
    static String text(byte[] file) {
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper()
                    .getText(document)
                    .replaceAll("\\s+", " ")
                    .strip();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Draws the first page, at two dots a point, and keeps the picture to be looked at. */
    static BufferedImage picture(byte[] file, String name) {
        try (PDDocument document = Loader.loadPDF(file)) {
            BufferedImage picture = new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH, ImageType.RGB);
            Files.createDirectories(PICTURES);
            if (!ImageIO.write(picture, "png", PICTURES.resolve(name + ".png").toFile())) {
                throw new IllegalStateException("no writer of PNG");
            }
            return picture;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
