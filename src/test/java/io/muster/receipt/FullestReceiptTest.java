package io.muster.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.receipt.PaperReading.Place;
import io.muster.tenant.Language;
import io.muster.validation.PaymentMode;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Receipts with the most of everything that is accepted: nothing may stand on anything else. */
class FullestReceiptTest {
    private static final URI LINK =
            URI.create("https://receipts.muster.kaverifinance.example/v/AQEAAAAqTVVNMjY4Y2Q0ZjE5YzU2");
    private static final String ENGLISH = "Kaveri Co-operative Finance Limited ";
    private static final String HINDI = "श्रीमती दुर्गा क्षेत्रपाल ट्रैक्टर ";

    /** @param name of the picture */
    private record Sheet(String name, Language language, String words, boolean logo, Receipt receipt) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Sheet> sheets() {
        return Stream.of(Language.values()).flatMap(language -> {
            String words = language == Language.HINDI ? HINDI : ENGLISH;
            String tag = "-" + language.tag();
            return Stream.of(
                    new Sheet("most" + tag, language, words, true, cancelled(words, 40)),
                    new Sheet("most-no-logo" + tag, language, words, false, cancelled(words, 40)),
                    new Sheet("most-one-instalment" + tag, language, words, false, cancelled(words, 1)),
                    new Sheet(
                            "most-valid" + tag,
                            language,
                            words,
                            true,
                            full(words, 40).build()),
                    new Sheet("most-two-lines" + tag, language, words, false, twoLines(words)),
                    new Sheet(
                            "most-plain" + tag,
                            language,
                            words,
                            true,
                            PaperReceipts.receipt().build()));
        });
    }

    private static PaperReceipts full(String words, int instalments) {
        return PaperReceipts.receipt()
                .borrower(words.repeat(30))
                .branch(words.repeat(30))
                .product(words.repeat(30))
                .agent(words.repeat(30))
                .payer("x" + words.repeat(30))
                .schedule(instalments + 30, 8_88_88_88_88_888L, 2_44_44_44_444L, 11_11_111L)
                .paying((long) instalments * (8_88_88_88_88_888L + 2_44_44_44_444L))
                .excess(77_77_77_777L)
                .by(PaymentMode.CHEQUE, "W".repeat(64));
    }

    private static Receipt cancelled(String words, int instalments) {
        return full(words, instalments)
                .cancelledAndReissued(words.repeat(20).substring(0, 300).strip());
    }

    private static Receipt twoLines(String words) {
        return full(words, 5)
                .borrower(words.repeat(3))
                .branch(words.repeat(2))
                .product(words.repeat(2))
                .agent(words.repeat(2))
                .payer("x")
                .cancelledAndReissued(words.repeat(8));
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void theTableEndsAboveTheFootAndNothingStandsOnAnythingElse(Sheet sheet) {
        ReceiptPaper paper =
                ReceiptPaper.of(PaperReceipts.fullestTemplate(sheet.words(), sheet.logo()), sheet.language());
        byte[] file = paper.render(sheet.receipt(), LINK);
        BufferedImage picture = PaperReading.picture(file, sheet.name());
        ReceiptPage page = paper.page(sheet.receipt(), LINK);

        assertThat(page.tableEnd()).isLessThan(page.footTop());
        noInkBetween(picture, page.tableEnd() + 0.75, page.footTop() - 0.25);
        List<Place> places = PaperReading.places(file);
        for (int i = 0; i < places.size(); i++) {
            for (Place other : places.subList(i + 1, places.size())) {
                // marks of one word stand on each other by design
                assertThat(places.get(i).bottom() != other.bottom()
                                && places.get(i).overlaps(other))
                        .as("%s on %s", places.get(i), other)
                        .isFalse();
            }
        }
        assertThat(PaperReading.text(file))
                .contains(ReceiptText.TOTAL.in(sheet.language()), ReceiptText.OVERDUE.in(sheet.language()))
                .contains(LINK.toString())
                .as("all of the grievance officer")
                .contains("g@kaverifinance.example");
    }

    private static void noInkBetween(BufferedImage picture, double from, double to) {
        for (int y = (int) Math.ceil(2 * from); y < 2 * to - 1; y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int green = picture.getRGB(x, y) >> 8 & 255;
                // the watermark is light
                assertThat(green).as("ink at %d, %d", x, y).isGreaterThan(190);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theWatermarkIsOfOneTint(Language language) {
        byte[] file =
                PaperReceipts.paper(language).render(PaperReceipts.receipt().cancelled(), LINK);
        BufferedImage picture = PaperReading.picture(file, "watermark-" + language.tag());
        assertThat(PaperReading.text(file)).contains(ReceiptText.CANCELLED.in(language));
        long inTint = 0;
        long doubled = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y) & 0xFFFFFF;
                inTint += near(rgb, 0xF3DCDB) ? 1 : 0;
                doubled += near(rgb, 0xE9BFBD) ? 1 : 0;
            }
        }
        // edges of text may be of any tint
        assertThat(inTint).isGreaterThan(10_000);
        assertThat(doubled).isLessThan(150);
    }

    private static boolean near(int rgb, int other) {
        return Math.abs((rgb >> 16 & 255) - (other >> 16 & 255)) <= 2
                && Math.abs((rgb >> 8 & 255) - (other >> 8 & 255)) <= 2
                && Math.abs((rgb & 255) - (other & 255)) <= 2;
    }
}
