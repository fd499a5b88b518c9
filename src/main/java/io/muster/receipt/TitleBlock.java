package io.muster.receipt;

import static io.muster.receipt.PaperFrame.DARK;
import static io.muster.receipt.PaperFrame.GREY;
import static io.muster.receipt.ReceiptPaper.MARGIN;
import static io.muster.receipt.ReceiptPaper.WIDTH;

import io.muster.pdf.Canvas;
import io.muster.pdf.Colour;
import io.muster.pdf.TextLine;
import io.muster.posting.ReceiptNumber;

/** What the paper is, and its number. */
record TitleBlock(ReceiptNumber number, PaperFonts fonts, Colour accent) implements PageBlock {

    @Override
    public double height() {
        return 23;
    }

    @Override
    public void draw(Canvas canvas, double y) {
        canvas.text(fonts.bold(ReceiptText.TITLE), MARGIN, y + 15, 13, accent);
        TextLine its = fonts.bold().set(number.value());
        canvas.textEndingAt(its, WIDTH - MARGIN, y + 15, 11, DARK);
        canvas.textEndingAt(fonts.regular(ReceiptText.NUMBER), WIDTH - MARGIN - its.width(11) - 6, y + 15, 7.5, GREY);
    }
}
