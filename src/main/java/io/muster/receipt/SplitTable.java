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
    /** The head is higher than another line. */
    private static final double HEAD_MORE = 1;

    private final Receipt receipt;
    private final Language language;
    private final PaperFonts fonts;
    private final Colour accent;
    private final double line;
    private final List<TextLine[]> rows = new ArrayList<>();

    /** @param line the height of a line */
    SplitTable(Receipt receipt, Language language, PaperFonts fonts, Colour accent, double line) {
        this.receipt = receipt;
        this.language = language;
        this.fonts = fonts;
        this.accent = accent;
        this.line = line;
    }

    /** @param linesMax how many lines the instalments get; the total stands below them even when they get none */
    void draw(Canvas canvas, double from, int linesMax) {
        rows.add(new TextLine[] {
            fonts.bold(ReceiptText.INSTALMENT),
            fonts.bold(ReceiptText.DUE_DATE),
            fonts.bold(ReceiptText.PENALTY),
            fonts.bold(ReceiptText.FEE),
            fonts.bold(ReceiptText.INTEREST),
            fonts.bold(ReceiptText.PRINCIPAL),
            fonts.bold(ReceiptText.TOTAL)
        });
        addInstalments(linesMax);
        Typeface bold = fonts.bold();
        rows.add(row(
                fonts.bold(ReceiptText.TOTAL), bold.set(""), receipt.payment().share(), bold));
        double[] widths = new double[COLUMNS];
        double size = size(widths);
        double y = drawRows(canvas, from, size, widths);
        if (receipt.payment().excessPaise() != 0) {
            sum(canvas, ReceiptText.EXCESS, receipt.payment().excessPaise(), y);
            y += line;
        }
        sum(canvas, ReceiptText.OVERDUE, receipt.overdueLeft().totalPaise(), y);
    }

    /** The lines for instalments in a height, beside head, total and sums; less than 0 when these have no room. */
    int linesIn(double height) {
        return Math.min((int) Math.floor((height - HEAD_MORE) / line) - otherLines(), LINES_MAX);
    }

    double height(int linesMax) {
        return HEAD_MORE + (Math.min(receipt.split().size(), linesMax) + otherLines()) * line;
    }

    private int otherLines() {
        return receipt.payment().excessPaise() == 0 ? 3 : 4;
    }

    private void addInstalments(int linesMax) {
        List<InstalmentShare> split = receipt.split();
        if (linesMax == 0) {
            return;
        }
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

    private double drawRows(Canvas canvas, double from, double size, double[] widths) {
        double y = from;
        for (int i = 0; i < rows.size(); i++) {
            boolean head = i == 0;
            boolean total = i == rows.size() - 1;
            if (head) {
                canvas.box(MARGIN, y, INNER, line + HEAD_MORE, accent);
            }
            Colour colour = head ? Colour.WHITE : DARK;
            double x = MARGIN;
            for (int column = 0; column < COLUMNS; column++) {
                TextLine text = rows.get(i)[column];
                if (column < FIRST_AMOUNT) {
                    canvas.text(text, x + PADDING, y + line - 3.5, size, colour);
                } else {
                    canvas.textEndingAt(text, x + widths[column] - PADDING, y + line - 3.5, size, colour);
                }
                x += widths[column];
            }
            y += line + (head ? HEAD_MORE : 0);
            canvas.rule(MARGIN, y - 0.25, INNER, total ? 0.75 : 0.4, total ? accent : HAIR);
        }
        return y;
    }

    private void sum(Canvas canvas, ReceiptText label, long paise, double y) {
        canvas.text(fonts.regular(label), MARGIN + PADDING, y + line - 2.5, SIZE, GREY);
        TextLine amount = fonts.bold().setFigures("₹ " + Rupees.format(paise));
        canvas.textEndingAt(amount, WIDTH - MARGIN - PADDING, y + line - 2.5, SIZE, DARK);
    }
}
