package io.muster.receipt;

import static io.muster.receipt.PaperFrame.RED;
import static io.muster.receipt.ReceiptPaper.INNER;
import static io.muster.receipt.ReceiptPaper.MARGIN;

import io.muster.pdf.Canvas;
import io.muster.pdf.Colour;
import io.muster.pdf.TextLine;
import io.muster.tenant.Language;

/** When and why a receipt was cancelled, and what stands in its place. */
final class CancelledBlock implements PageBlock {
    private static final double LINE = 10;

    private final FittedText head;
    private final FittedText reason;

    CancelledBlock(ReceiptStanding.Cancelled cancelled, Language language, PaperFonts fonts, Spacing spacing) {
        String when = ReceiptText.CANCELLED_ON.in(language).formatted(PaperDates.moment(cancelled.at(), language));
        String anew = cancelled.reissuedAs() == null
                ? ""
                : "  ·  " + ReceiptText.REISSUED.in(language).formatted(cancelled.reissuedAs());
        head = FittingText.of(fonts.bold(), when + anew).fit(8.5, 6, INNER - 16, 1);
        reason = FittingText.of(fonts.regular(), cancelled.reason()).fit(7.5, 6, INNER - 16, spacing.reasonLines());
    }

    @Override
    public double height() {
        return bandHeight() + 6;
    }

    @Override
    public void draw(Canvas canvas, double y) {
        canvas.box(MARGIN, y, INNER, bandHeight(), RED);
        canvas.text(head.lines().getFirst(), MARGIN + 8, y + 13, head.size(), Colour.WHITE);
        double line = y + 24;
        for (TextLine part : reason.lines()) {
            canvas.text(part, MARGIN + 8, line, reason.size(), Colour.WHITE);
            line += LINE;
        }
    }

    private double bandHeight() {
        return 19 + LINE * reason.lines().size();
    }
}
