package io.muster.receipt;

import io.muster.money.HindiWords;
import io.muster.pdf.Canvas;
import io.muster.pdf.FontFace;
import io.muster.pdf.PdfFacts;
import io.muster.pdf.PdfFile;
import io.muster.pdf.Stationery;
import io.muster.pdf.Typeface;
import io.muster.tenant.Language;
import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A lender's paper for receipts in one language, on which each receipt is a page of A5.
 *
 * <p>Immutable, any thread; keep it, since making it takes longer than many receipts. The same receipt, template, language
 * and link give the same bytes for as long as {@link #VERSION} stays the same.
 */
public final class ReceiptPaper {
    /** Raised whenever a receipt's bytes change. */
    public static final int VERSION = 2;

    static final double WIDTH = 420;
    static final double HEIGHT = 595;
    static final double MARGIN = 28;
    static final double INNER = WIDTH - 2 * MARGIN;

    private static final FontFace REGULAR = FontFace.ofResource("/fonts/Hind-Regular.ttf");
    private static final FontFace BOLD = FontFace.ofResource("/fonts/Hind-SemiBold.ttf");

    private final ReceiptTemplate template;
    private final Language language;
    private final PaperFonts fonts;
    private final PaperFrame frame;
    private final Stationery stationery;

    private ReceiptPaper(ReceiptTemplate template, Language language) {
        this.template = template;
        this.language = language;
        List<String> texts = texts(template, language);
        fonts = new PaperFonts(Typeface.of(REGULAR, texts), Typeface.of(BOLD, texts), language);
        frame = new PaperFrame(template, language, fonts);
        stationery = new Stationery(
                WIDTH,
                HEIGHT,
                List.of(fonts.regular(), fonts.bold()),
                template.logo() == null ? List.of() : List.of(template.logo()),
                frame::print);
    }

    /** Prepares the paper of a lender in a language. */
    public static ReceiptPaper of(ReceiptTemplate template, Language language) {
        return new ReceiptPaper(template, language);
    }

    /** Renders a receipt as a PDF of one page. @param link where it can be verified */
    public byte[] render(Receipt receipt, URI link) {
        String title = ReceiptText.TITLE.in(language) + " " + receipt.number();
        return PdfFile.single(stationery, facts(title, madeAt(receipt)), canvas -> draw(receipt, link, canvas));
    }

    /**
     * Begins a PDF of many receipts.
     *
     * @param out gets the file piece by piece; stays open
     * @param title such as the branch and the day
     * @param madeAt a moment that belongs to what is packed, so that the same pack has the same bytes
     */
    public ReceiptPack pack(OutputStream out, String title, Instant madeAt) {
        return new ReceiptPack(this, new PdfFile(out, stationery, facts(title, madeAt)));
    }

    void draw(Receipt receipt, URI link, Canvas canvas) {
        page(receipt, link).draw(canvas);
    }

    ReceiptPage page(Receipt receipt, URI link) {
        return new ReceiptPage(receipt, link, template.accent(), language, fonts, frame);
    }

    private PdfFacts facts(String title, Instant madeAt) {
        return new PdfFacts(title, template.lender(), language.tag(), madeAt);
    }

    /** The last thing that the paper tells of. */
    private static Instant madeAt(Receipt receipt) {
        return receipt.standing() instanceof ReceiptStanding.Cancelled cancelled ? cancelled.at() : receipt.issuedAt();
    }

    /** What nearly every receipt of this paper needs of its fonts. */
    private static List<String> texts(ReceiptTemplate template, Language language) {
        List<String> texts = new ArrayList<>();
        for (char c = ' '; c <= '~'; c++) {
            texts.add(Character.toString(c));
        }
        texts.addAll(List.of("₹", "–", "—", "…", "·"));
        Arrays.stream(ReceiptText.values()).map(text -> text.in(language)).forEach(texts::add);
        texts.addAll(PaperDates.months(language));
        if (language == Language.HINDI) {
            texts.addAll(HindiWords.vocabulary());
        }
        PaperFrame.texts(template, language).forEach(texts::add);
        return texts;
    }
}
