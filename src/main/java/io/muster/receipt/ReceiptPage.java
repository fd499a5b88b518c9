package io.muster.receipt;

import static io.muster.receipt.PaperFrame.DARK;
import static io.muster.receipt.PaperFrame.GREY;
import static io.muster.receipt.PaperFrame.HAIR;
import static io.muster.receipt.ReceiptPaper.HEIGHT;
import static io.muster.receipt.ReceiptPaper.MARGIN;
import static io.muster.receipt.ReceiptPaper.WIDTH;

import io.muster.money.HindiWords;
import io.muster.money.Rupees;
import io.muster.pdf.Canvas;
import io.muster.pdf.Colour;
import io.muster.pdf.QrSquares;
import io.muster.pdf.TextLine;
import io.muster.posting.Payment;
import io.muster.tenant.Language;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One receipt on its way onto its page, from top to bottom; one thread, used once. */
final class ReceiptPage {
    private static final Colour RED = new Colour(0xB3261E);
    private static final double INNER = WIDTH - 2 * MARGIN;
    private static final double GAP = 14;
    private static final double CELL = (INNER - GAP) / 2;
    private static final double QR_SIDE = 66;

    private final Receipt receipt;
    private final Payment payment;
    private final URI link;
    private final ReceiptTemplate template;
    private final Language language;
    private final PaperFonts fonts;
    private final PaperFrame frame;
    private final Canvas canvas;
    private double y;

    /** A printed word and what stands below it. */
    private record Cell(TextLine label, FittedText value) {}

    ReceiptPage(
            Receipt receipt,
            URI link,
            ReceiptTemplate template,
            Language language,
            PaperFonts fonts,
            PaperFrame frame,
            Canvas canvas) {
        this.receipt = receipt;
        this.payment = receipt.payment();
        this.link = link;
        this.template = template;
        this.language = language;
        this.fonts = fonts;
        this.frame = frame;
        this.canvas = canvas;
    }

    void draw() {
        y = frame.top();
        title();
        if (receipt.standing() instanceof ReceiptStanding.Cancelled cancelled) {
            cancelledBand(cancelled);
        }
        amount();
        details();
        double top = frame.bottom() - QR_SIDE - 2;
        y = new SplitTable(receipt, language, fonts, template.accent(), canvas).draw(y, top - 8);
        verification(top);
        if (receipt.standing() instanceof ReceiptStanding.Cancelled) {
            canvas.textAcross(fonts.bold(ReceiptText.CANCELLED), WIDTH / 2, HEIGHT / 2 + 30, 78, RED, 38);
        }
    }

    private void title() {
        y += 15;
        canvas.text(fonts.bold(ReceiptText.TITLE), MARGIN, y, 13, template.accent());
        TextLine number = fonts.bold().set(receipt.number().value());
        canvas.textEndingAt(number, WIDTH - MARGIN, y, 11, DARK);
        canvas.textEndingAt(fonts.regular(ReceiptText.NUMBER), WIDTH - MARGIN - number.width(11) - 6, y, 7.5, GREY);
        y += 8;
    }

    private void cancelledBand(ReceiptStanding.Cancelled cancelled) {
        String when = ReceiptText.CANCELLED_ON.in(language).formatted(PaperDates.moment(cancelled.at(), language));
        String anew = cancelled.reissuedAs() == null
                ? ""
                : "  ·  " + ReceiptText.REISSUED.in(language).formatted(cancelled.reissuedAs());
        FittedText head = FittingText.of(fonts.bold(), when + anew).fit(8.5, 6, INNER - 16, 1);
        FittedText reason = FittingText.of(fonts.regular(), cancelled.reason()).fit(7.5, 6, INNER - 16, 3);
        double height = 19 + 10 * reason.lines().size();
        canvas.box(MARGIN, y, INNER, height, RED);
        canvas.text(head.lines().getFirst(), MARGIN + 8, y + 13, head.size(), Colour.WHITE);
        double line = y + 24;
        for (TextLine part : reason.lines()) {
            canvas.text(part, MARGIN + 8, line, reason.size(), Colour.WHITE);
            line += 10;
        }
        y += height + 6;
    }

    private void amount() {
        String words = language == Language.HINDI
                ? HindiWords.words(payment.amountPaise())
                : Rupees.words(payment.amountPaise());
        FittedText inWords = FittingText.of(fonts.regular(), words).fit(8, 6, INNER - 20, 2);
        double height = 43 + 10 * inWords.lines().size();
        canvas.box(MARGIN, y, INNER, height, template.accent().tint(0.07));
        canvas.box(MARGIN, y, 3, height, template.accent());
        canvas.text(fonts.regular(ReceiptText.AMOUNT), MARGIN + 12, y + 13, 7.5, GREY);
        TextLine figures = fonts.bold().set("₹ " + Rupees.format(payment.amountPaise()));
        canvas.text(figures, MARGIN + 12, y + 34, 19, DARK);
        if (ReceiptText.isSubjectToRealisation(payment.mode())) {
            canvas.textEndingAt(fonts.regular(ReceiptText.REALISATION), WIDTH - MARGIN - 8, y + 13, 7.5, RED);
        }
        double line = y + 46;
        for (TextLine part : inWords.lines()) {
            canvas.text(part, MARGIN + 12, line, inWords.size(), DARK);
            line += 10;
        }
        y += height + 4;
    }

    private void details() {
        FittedText borrower = FittingText.of(fonts.bold(), receipt.loan().borrower()).fit(10, 7, INNER, 3);
        y += draw(new Cell(fonts.regular(ReceiptText.BORROWER), borrower), MARGIN);
        List<Cell> left = new ArrayList<>();
        add(left, ReceiptText.LOAN, receipt.loan().number().value());
        add(left, ReceiptText.PHONE, masked(receipt.loan().phone()));
        add(left, ReceiptText.PRODUCT, receipt.loan().product());
        add(left, ReceiptText.BRANCH, receipt.loan().branch());
        List<Cell> right = new ArrayList<>();
        add(right, ReceiptText.ISSUED, PaperDates.moment(receipt.issuedAt(), language));
        add(right, ReceiptText.VALUE_DATE, PaperDates.day(payment.valueDate(), language));
        add(right, ReceiptText.MODE, ReceiptText.mode(payment.mode(), language));
        if (payment.reference() != null) {
            right.add(cell(fonts.regular().set(ReceiptText.reference(payment.mode(), language)), payment.reference()));
        }
        add(left.size() <= right.size() ? left : right, ReceiptText.AGENT, payment.agent());
        String payer = payment.payer();
        if (payer != null && !payer.equals(receipt.loan().borrower())) {
            add(left.size() <= right.size() ? left : right, ReceiptText.PAYER, payer);
        }
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            double one = i < left.size() ? draw(left.get(i), MARGIN) : 0;
            double other = i < right.size() ? draw(right.get(i), MARGIN + CELL + GAP) : 0;
            y += Math.max(one, other);
        }
        y += 7;
    }

    private void add(List<Cell> cells, ReceiptText label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            cells.add(cell(fonts.regular(label), value));
        }
    }

    private Cell cell(TextLine label, String value) {
        return new Cell(label, FittingText.of(fonts.bold(), value).fit(9, 6.5, CELL, 2));
    }

    /** Returns the height. */
    private double draw(Cell cell, double x) {
        canvas.text(cell.label(), x, y + 10, 7, GREY);
        double pitch = cell.value().size() + 2;
        double line = y + 21.5;
        for (TextLine part : cell.value().lines()) {
            canvas.text(part, x, line, cell.value().size(), DARK);
            line += pitch;
        }
        return 14 + cell.value().lines().size() * pitch;
    }

    private void verification(double top) {
        canvas.squares(QrSquares.of(link.toString()), MARGIN, top, QR_SIDE, Colour.BLACK);
        double x = MARGIN + QR_SIDE + 12;
        double width = WIDTH - MARGIN - x;
        double line = top + 9;
        canvas.text(fonts.regular(ReceiptText.VERIFY), x, line, 7, GREY);
        FittedText address = FittingText.of(fonts.regular(), link.toString()).fit(7.5, 6, width, 3);
        for (TextLine part : address.lines()) {
            line += 10;
            canvas.text(part, x, line, address.size(), template.accent());
        }
        canvas.link(link.toASCIIString(), x, top + 10, width, line - top - 6);
        if (receipt.replaces() != null) {
            String text = ReceiptText.REPLACES.in(language).formatted(receipt.replaces());
            canvas.text(fonts.bold().set(text), x, line + 16, 7.5, DARK);
        }
        canvas.rule(MARGIN, top - 6, INNER, 0.5, HAIR);
    }

    /** All but the last four digits. */
    private static @Nullable String masked(@Nullable String phone) {
        return phone == null || phone.length() < 4
                ? null
                : "X".repeat(phone.length() - 4) + phone.substring(phone.length() - 4);
    }
}
