package io.muster.receipt;

import static io.muster.receipt.PaperFrame.DARK;
import static io.muster.receipt.PaperFrame.GREY;
import static io.muster.receipt.PaperFrame.RED;
import static io.muster.receipt.ReceiptPaper.INNER;
import static io.muster.receipt.ReceiptPaper.MARGIN;
import static io.muster.receipt.ReceiptPaper.WIDTH;

import io.muster.money.HindiWords;
import io.muster.money.Rupees;
import io.muster.pdf.Canvas;
import io.muster.pdf.Colour;
import io.muster.pdf.TextLine;
import io.muster.posting.Payment;
import io.muster.tenant.Language;

/** The money, in figures and words, and whether it has still to come. */
final class AmountBlock implements PageBlock {
    private static final double LINE = 10;

    private final Payment payment;
    private final PaperFonts fonts;
    private final Colour accent;
    private final FittedText inWords;

    AmountBlock(Payment payment, Language language, PaperFonts fonts, Colour accent) {
        this.payment = payment;
        this.fonts = fonts;
        this.accent = accent;
        String words = language == Language.HINDI
                ? HindiWords.words(payment.amountPaise())
                : Rupees.words(payment.amountPaise());
        inWords = FittingText.of(fonts.regular(), words).fit(8, 6, INNER - 20, 2);
    }

    @Override
    public double height() {
        return panelHeight() + 4;
    }

    @Override
    public void drawPanel(Canvas canvas, double y) {
        canvas.box(MARGIN, y, INNER, panelHeight(), accent.tint(0.07));
        canvas.box(MARGIN, y, 3, panelHeight(), accent);
    }

    @Override
    public void draw(Canvas canvas, double y) {
        canvas.text(fonts.regular(ReceiptText.AMOUNT), MARGIN + 12, y + 13, 7.5, GREY);
        TextLine figures = fonts.bold().set("₹ " + Rupees.format(payment.amountPaise()));
        canvas.text(figures, MARGIN + 12, y + 34, 19, DARK);
        if (ReceiptText.isSubjectToRealisation(payment.mode())) {
            canvas.textEndingAt(fonts.regular(ReceiptText.REALISATION), WIDTH - MARGIN - 8, y + 13, 7.5, RED);
        }
        double line = y + 46;
        for (TextLine part : inWords.lines()) {
            canvas.text(part, MARGIN + 12, line, inWords.size(), DARK);
            line += LINE;
        }
    }

    private double panelHeight() {
        return 43 + LINE * inWords.lines().size();
    }
}
