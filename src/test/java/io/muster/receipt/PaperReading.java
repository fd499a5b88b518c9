package io.muster.receipt;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

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

    /**
     * A piece of level text, in points from the top left corner.
     *
     * @param top of its small letters' height, about
     * @param bottom its baseline
     */
    record Place(String text, double left, double right, double top, double bottom) {
        boolean overlaps(Place other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    /** Where each glyph of the first page stands, without what is written across. */
    static List<Place> places(byte[] file) {
        List<Place> places = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(file)) {
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition glyph) {
                    if (glyph.getTextMatrix().getShearX() == 0
                            && !glyph.getUnicode().isBlank()) {
                        places.add(new Place(
                                glyph.getUnicode(),
                                glyph.getX() + 0.1,
                                glyph.getX() + glyph.getWidth() - 0.1,
                                glyph.getY() - 0.55 * glyph.getFontSizeInPt(),
                                glyph.getY()));
                    }
                    super.processTextPosition(glyph);
                }
            };
            stripper.setEndPage(1);
            stripper.getText(document);
            return places;
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
