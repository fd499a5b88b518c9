package io.muster.receipt;

import static io.muster.receipt.PaperFrame.RED;
import static io.muster.receipt.ReceiptPaper.HEIGHT;
import static io.muster.receipt.ReceiptPaper.WIDTH;

import io.muster.pdf.Canvas;
import io.muster.pdf.Colour;
import io.muster.tenant.Language;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * One receipt on its page, measured before it is drawn: blocks from the top, the table in what is left above the foot.
 *
 * <p>When the table has no room, everything above it is set more narrowly until it has. One thread, used once.
 */
final class ReceiptPage {
    /** A table shows so many instalments before texts are shortened for it. */
    private static final int INSTALMENTS_MIN = 3;

    private static final double BEFORE_FOOT = 2;
    private static final Colour WATERMARK = RED.tint(0.16);

    private final Receipt receipt;
    private final ReceiptDetails details;
    private final Language language;
    private final PaperFonts fonts;
    private final Colour accent;
    private final FootBlock foot;
    private final AmountBlock amount;
    private final double top;
    private final double footTop;
    private final Layout layout;

    /** The blocks of a spacing, and the table below them. */
    private record Layout(List<PageBlock> blocks, SplitTable table) {
        double height() {
            return blocks.stream().mapToDouble(PageBlock::height).sum();
        }
    }

    ReceiptPage(Receipt receipt, URI link, Colour accent, Language language, PaperFonts fonts, PaperFrame frame) {
        this.receipt = receipt;
        this.language = language;
        this.fonts = fonts;
        this.accent = accent;
        details = new ReceiptDetails(receipt, language, fonts);
        amount = new AmountBlock(receipt.payment(), language, fonts, accent);
        foot = new FootBlock(link, receipt.replaces(), language, fonts, accent);
        top = frame.top();
        footTop = frame.bottom() - foot.height();
        layout = layout();
    }

    private Layout layout() {
        Spacing[] spacings = Spacing.values();
        int wanted = Math.min(INSTALMENTS_MIN, receipt.split().size());
        for (int i = 0; i < spacings.length - 1; i++) {
            Layout wider = layout(spacings[i]);
            if (wider.table().linesIn(room(wider)) >= wanted) {
                return wider;
            }
        }
        return layout(spacings[spacings.length - 1]);
    }

    private Layout layout(Spacing spacing) {
        return new Layout(blocks(spacing), new SplitTable(receipt, language, fonts, accent, spacing.tableLine()));
    }

    private List<PageBlock> blocks(Spacing spacing) {
        List<PageBlock> all = new ArrayList<>();
        all.add(new TitleBlock(receipt.number(), fonts, accent));
        if (receipt.standing() instanceof ReceiptStanding.Cancelled cancelled) {
            all.add(new CancelledBlock(cancelled, language, fonts, spacing));
        }
        all.add(amount);
        all.add(new DetailsBlock(details, spacing));
        return all;
    }

    /** Where the foot begins; the table ends above it. */
    double footTop() {
        return footTop;
    }

    double tableEnd() {
        return tableTop() + layout.table().height(tableLines());
    }

    private double tableTop() {
        return top + layout.height();
    }

    private int tableLines() {
        return Math.max(0, layout.table().linesIn(room(layout)));
    }

    /** What is left for the table. */
    private double room(Layout tried) {
        return footTop - BEFORE_FOOT - top - tried.height();
    }

    void draw(Canvas canvas) {
        drawPanels(canvas);
        if (receipt.standing() instanceof ReceiptStanding.Cancelled) {
            // below all that is to be read, above the panels
            canvas.textAcross(fonts.bold(ReceiptText.CANCELLED), WIDTH / 2, HEIGHT / 2 + 30, 78, WATERMARK, 38);
        }
        double y = top;
        for (PageBlock block : layout.blocks()) {
            block.draw(canvas, y);
            y += block.height();
        }
        layout.table().draw(canvas, y, tableLines());
        foot.draw(canvas, footTop);
    }

    private void drawPanels(Canvas canvas) {
        double y = top;
        for (PageBlock block : layout.blocks()) {
            block.drawPanel(canvas, y);
            y += block.height();
        }
    }
}
