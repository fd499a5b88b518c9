package io.muster.receipt;

import static io.muster.receipt.ReceiptPaper.HEIGHT;
import static io.muster.receipt.ReceiptPaper.MARGIN;
import static io.muster.receipt.ReceiptPaper.WIDTH;

import io.muster.pdf.Canvas;
import io.muster.pdf.Colour;
import io.muster.pdf.Picture;
import io.muster.pdf.TextLine;
import io.muster.tenant.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each receipt of a lender has: its head with the logo, its foot with the grievance officer; immutable. */
final class PaperFrame {
    static final Colour DARK = new Colour(0x1B2129);
    static final Colour GREY = new Colour(0x5C6773);
    static final Colour RED = new Colour(0xB3261E);
    static final Colour HAIR = new Colour(0xD5DBE1);

    private static final double STRIP = 6;
    private static final double LOGO_WIDTH_MAX = 110;
    private static final double LOGO_HEIGHT_MAX = 42;
    private static final double NAME_SIZE = 13;
    private static final double SMALL = 7;
    private static final double SMALL_LINE = 9.5;
    private static final double SMALL_MIN = 5;
    /** Whoever is wronged must be able to read all of it. */
    private static final int OFFICER_LINES_MAX = 2;

    private final ReceiptTemplate template;
    private final double textLeft;
    private final FittedText name;
    private final List<FittedText> headLines;
    private final List<FittedText> footLines;

    PaperFrame(ReceiptTemplate template, Language language, PaperFonts fonts) {
        this.template = template;
        textLeft = MARGIN + (template.logo() == null ? 0 : logoWidth(template.logo()) + 12);
        double width = WIDTH - MARGIN - textLeft;
        name = FittingText.of(fonts.bold(), template.lender()).fit(NAME_SIZE, 9, width, 2);
        headLines = headTexts(template).stream()
                .map(text -> FittingText.of(fonts.regular(), text).fit(SMALL, SMALL_MIN, width, 1))
                .toList();
        footLines = footLines(template, language, fonts);
    }

    /** All that stands on the paper beforehand. */
    static Stream<String> texts(ReceiptTemplate template, Language language) {
        return Stream.of(List.of(template.lender()), headTexts(template), footTexts(template, language))
                .flatMap(List::stream);
    }

    private static List<String> headTexts(ReceiptTemplate template) {
        List<String> lines = new ArrayList<>(template.address());
        lines.add(joined(
                labelled("CIN ", template.cin()),
                labelled("GSTIN ", template.gstin()),
                labelled("RBI Reg. No. ", template.registration())));
        lines.add(joined(template.phone(), template.email(), template.website()));
        lines.removeIf(String::isEmpty);
        return lines;
    }

    private static List<FittedText> footLines(ReceiptTemplate template, Language language, PaperFonts fonts) {
        int officerLines = template.grievanceOfficer() == null ? 0 : 1;
        List<String> texts = footTexts(template, language);
        List<FittedText> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            int linesMax = i < officerLines ? OFFICER_LINES_MAX : 1;
            lines.add(
                    FittingText.of(fonts.regular(), texts.get(i)).fit(SMALL, SMALL_MIN, WIDTH - 2 * MARGIN, linesMax));
        }
        return lines;
    }

    /** The officer, if there is one, and below what the lender adds. */
    private static List<String> footTexts(ReceiptTemplate template, Language language) {
        List<String> texts = new ArrayList<>();
        ReceiptTemplate.Officer officer = template.grievanceOfficer();
        if (officer != null) {
            texts.add(joined(
                    ReceiptText.GRIEVANCE.in(language) + ": " + officer.name(), officer.phone(), officer.email()));
        }
        texts.addAll(template.footers().getOrDefault(language, List.of()));
        return texts;
    }

    private static @Nullable String labelled(String label, @Nullable String text) {
        return text == null ? null : label + text;
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining("  ·  "));
    }

    /** Where the receipt itself may begin, from the top. */
    double top() {
        double text = MARGIN + name.lines().size() * 15 + headLines.size() * SMALL_LINE;
        double logo = template.logo() == null ? 0 : MARGIN + logoHeight(template.logo());
        return Math.max(text, logo) + 8;
    }

    /** Where the receipt itself must end. */
    double bottom() {
        return HEIGHT - MARGIN + 6 - footLineCount() * SMALL_LINE - 8;
    }

    private int footLineCount() {
        return footLines.stream().mapToInt(text -> text.lines().size()).sum();
    }

    void print(Canvas canvas) {
        canvas.box(0, 0, WIDTH, STRIP, template.accent());
        Picture logo = template.logo();
        if (logo != null) {
            canvas.picture(logo, MARGIN, MARGIN - 8, logoWidth(logo), logoHeight(logo));
        }
        double y = MARGIN + 3;
        for (TextLine line : name.lines()) {
            canvas.text(line, textLeft, y, name.size(), template.accent());
            y += 15;
        }
        y -= 4;
        for (FittedText line : headLines) {
            canvas.text(line.lines().getFirst(), textLeft, y, line.size(), GREY);
            y += SMALL_LINE;
        }
        canvas.rule(MARGIN, top() - 4, WIDTH - 2 * MARGIN, 0.75, template.accent());
        printFoot(canvas);
    }

    private void printFoot(Canvas canvas) {
        double y = bottom() + 14;
        canvas.rule(MARGIN, bottom() + 3, WIDTH - 2 * MARGIN, 0.5, HAIR);
        for (FittedText text : footLines) {
            for (TextLine line : text.lines()) {
                canvas.text(line, MARGIN, y, text.size(), GREY);
                y += SMALL_LINE;
            }
        }
    }

    private static double logoWidth(Picture logo) {
        return logo.width() * logoScale(logo);
    }

    private static double logoHeight(Picture logo) {
        return logo.height() * logoScale(logo);
    }

    private static double logoScale(Picture logo) {
        return Math.min(LOGO_WIDTH_MAX / logo.width(), LOGO_HEIGHT_MAX / logo.height());
    }
}
