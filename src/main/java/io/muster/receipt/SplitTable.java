package io.muster.receipt;

import static io.muster.receipt.PaperFrame.DARK;
import static io.muster.receipt.PaperFrame.GREY;
import static io.muster.receipt.PaperFrame.HAIR;
import static io.muster.receipt.ReceiptPaper.MARGIN;
import static io.muster.receipt.ReceiptPaper.WIDTH;

import io.muster.loan.InstalmentShare;
import io.muster.loan.Shares;
import io.muster.money.Rupees;
import io.muster.pdf.Canvas;
import io.muster.pdf.Colour;
import io.muster.pdf.TextLine;
import io.muster.pdf.Typeface;
import io.muster.tenant.Language;
import java.util.ArrayList;
import java.util.List;

/** The table of what a payment paid: a line for each instalment as far as they have room, then sums; one thread. */
final class SplitTable {
    /** Lines for instalments; more are summed in the last of them, so that a receipt is one page. */
    static final int LINES_MAX = 12;

    private static final int COLUMNS = 7;
    private static final int FIRST_AMOUNT = 2;
    private static final double INNER = WIDTH - 2 * MARGIN;
    private static final double SIZE = 7.5;
    private static final double SIZE_MIN = 3.5;
    private static final double PADDING = 5;
    private static final double LINE = 12.5;

    private final Receipt receipt;
    private final Language language;
    private final PaperFonts fonts;
    private final Colour accent;
    private final Canvas canvas;
    private final List<TextLine[]> rows = new ArrayList<>();

    SplitTable(Receipt receipt, Language language, PaperFonts fonts, Colour accent, Canvas canvas) {
        this.receipt = receipt;
        this.language = language;
        this.fonts = fonts;
        this.accent = accent;
        this.canvas = canvas;
    }

    /** Draws the table from y downwards, at most to another y, and returns where it ends. */
    double draw(double from, double to) {
        rows.add(new TextLine[] {
            fonts.bold(ReceiptText.INSTALMENT),
            fonts.bold(ReceiptText.DUE_DATE),
            fonts.bold(ReceiptText.PENALTY),
            fonts.bold(ReceiptText.FEE),
            fonts.bold(ReceiptText.INTEREST),
            fonts.bold(ReceiptText.PRINCIPAL),
            fonts.bold(ReceiptText.TOTAL)
        });
        addInstalments(linesIn(to - from));
        Typeface bold = fonts.bold();
        rows.add(row(
                fonts.bold(ReceiptText.TOTAL), bold.set(""), receipt.payment().share(), bold));
        double[] widths = new double[COLUMNS];
        double size = size(widths);
        double y = drawRows(from, size, widths);
        y = sum(ReceiptText.EXCESS, receipt.payment().excessPaise(), false, y);
        return sum(ReceiptText.OVERDUE, receipt.overdueLeft().totalPaise(), true, y);
    }

    /** The lines for instalments in a height, beside head, total and sums. */
    private int linesIn(double height) {
        int others = receipt.payment().excessPaise() == 0 ? 3 : 4;
        return Math.clamp((long) ((height - 1) / LINE) - others, 1, LINES_MAX);
    }

    private void addInstalments(int linesMax) {
        List<InstalmentShare> split = receipt.split();
        int shown = split.size() <= linesMax ? split.size() : linesMax - 1;
        for (InstalmentShare share : split.subList(0, shown)) {
            TextLine number =
                    fonts.regular().set(Integer.toString(share.instalment().number()));
            TextLine due = fonts.regular().set(PaperDates.day(share.instalment().dueDate(), language));
            rows.add(row(number, due, share.share(), fonts.regular()));
        }
        if (shown < split.size()) {
            Shares rest = split.subList(shown, split.size()).stream()
                    .map(InstalmentShare::share)
                    .reduce(Shares.NONE, Shares::plus);
            String more = (shown == 0 ? ReceiptText.ALL : ReceiptText.MORE)
                    .in(language)
                    .formatted(split.size() - shown);
            rows.add(row(fonts.regular().set(more), fonts.regular().set(""), rest, fonts.regular()));
        }
    }

    private static TextLine[] row(TextLine number, TextLine due, Shares shares, Typeface typeface) {
        return new TextLine[] {
            number,
            due,
            amount(shares.penaltyPaise(), typeface),
            amount(shares.feePaise(), typeface),
            amount(shares.interestPaise(), typeface),
            amount(shares.principalPaise(), typeface),
            amount(shares.totalPaise(), typeface)
        };
    }

    private static TextLine amount(long paise, Typeface typeface) {
        return paise == 0 ? typeface.set("–") : typeface.setFigures(Rupees.format(paise));
    }

    /** The largest size at which all columns stand side by side; writes their widths. */
    private double size(double[] widths) {
        for (double size = SIZE; ; size -= 0.25) {
            double sum = 0;
            for (int column = 0; column < COLUMNS; column++) {
                widths[column] = 0;
                for (TextLine[] row : rows) {
                    boolean spans = column == 0 && row[1].glyphs().length == 0;
                    double its = spans ? 0 : row[column].width(size) + 2 * PADDING;
                    widths[column] = Math.max(widths[column], its);
                }
                sum += widths[column];
            }
            if (sum <= INNER || size <= SIZE_MIN) {
                spread(widths, INNER - sum);
                return size;
            }
        }
    }

    private static void spread(double[] widths, double rest) {
        for (int column = 0; column < COLUMNS; column++) {
            widths[column] += rest / COLUMNS;
        }
    }

    private double drawRows(double from, double size, double[] widths) {
        double y = from;
        for (int i = 0; i < rows.size(); i++) {
            boolean head = i == 0;
            boolean total = i == rows.size() - 1;
            if (head) {
                canvas.box(MARGIN, y, INNER, LINE + 1, accent);
            }
            Colour colour = head ? Colour.WHITE : DARK;
            double x = MARGIN;
            for (int column = 0; column < COLUMNS; column++) {
                TextLine text = rows.get(i)[column];
                if (column < FIRST_AMOUNT) {
                    canvas.text(text, x + PADDING, y + 9, size, colour);
                } else {
                    canvas.textEndingAt(text, x + widths[column] - PADDING, y + 9, size, colour);
                }
                x += widths[column];
            }
            y += LINE + (head ? 1 : 0);
            canvas.rule(MARGIN, y - 0.25, INNER, total ? 0.75 : 0.4, total ? accent : HAIR);
        }
        return y;
    }

    private double sum(ReceiptText label, long paise, boolean always, double y) {
        if (paise == 0 && !always) {
            return y;
        }
        canvas.text(fonts.regular(label), MARGIN + PADDING, y + 10, SIZE, GREY);
        TextLine amount = fonts.bold().setFigures("₹ " + Rupees.format(paise));
        canvas.textEndingAt(amount, WIDTH - MARGIN - PADDING, y + 10, SIZE, DARK);
        return y + LINE;
    }
}
