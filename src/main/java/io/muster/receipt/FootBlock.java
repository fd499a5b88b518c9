package io.muster.receipt;

import static io.muster.receipt.PaperFrame.DARK;
import static io.muster.receipt.PaperFrame.GREY;
import static io.muster.receipt.PaperFrame.HAIR;
import static io.muster.receipt.ReceiptPaper.INNER;
import static io.muster.receipt.ReceiptPaper.MARGIN;
import static io.muster.receipt.ReceiptPaper.WIDTH;

import io.muster.pdf.Canvas;
import io.muster.pdf.Colour;
import io.muster.pdf.QrSquares;
import io.muster.pdf.TextLine;
import io.muster.posting.ReceiptNumber;
import io.muster.tenant.Language;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where the receipt can be verified, and which one it replaces; above the paper's own foot. */
record FootBlock(URI link, @Nullable ReceiptNumber replaces, Language language, PaperFonts fonts, Colour accent)
        implements PageBlock {
    private static final double QR_SIDE = 66;
    private static final double BEFORE = 6;

    @Override
    public double height() {
        return BEFORE + QR_SIDE + 2;
    }

    @Override
    public void draw(Canvas canvas, double y) {
        canvas.rule(MARGIN, y, INNER, 0.5, HAIR);
        double top = y + BEFORE;
        canvas.squares(QrSquares.of(link.toString()), MARGIN, top, QR_SIDE, Colour.BLACK);
        double x = MARGIN + QR_SIDE + 12;
        double width = WIDTH - MARGIN - x;
        double line = top + 9;
        canvas.text(fonts.regular(ReceiptText.VERIFY), x, line, 7, GREY);
        FittedText address = FittingText.of(fonts.regular(), link.toString()).fit(7.5, 6, width, 3);
        for (TextLine part : address.lines()) {
            line += 10;
            canvas.text(part, x, line, address.size(), accent);
        }
        canvas.link(link.toASCIIString(), x, top + 10, width, line - top - 6);
        if (replaces != null) {
            String text = ReceiptText.REPLACES.in(language).formatted(replaces);
            canvas.text(fonts.bold().set(text), x, line + 16, 7.5, DARK);
        }
    }
}
