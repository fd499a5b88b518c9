package io.muster.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.money.HindiWords;
import io.muster.pdf.FontFace;
import io.muster.pdf.HarfBuzz;
import io.muster.pdf.Typeface;
import io.muster.tenant.Language;
import io.muster.validation.PaymentMode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Receipts as another's program reads and draws them; the pictures stay in target/receipts to be looked at. */
class ReceiptPaperTest {
    private static final URI LINK = URI.create("https://muster.kaverifinance.example/v/AQEAAAAqTVVNMjY4Y2Q0ZjE5YzU2");
    private static final ReceiptPaper ENGLISH = PaperReceipts.paper(Language.ENGLISH);
    private static final ReceiptPaper HINDI = PaperReceipts.paper(Language.HINDI);

    @Test
    void aReceiptSaysAllThatItMust() {
        String text = english(PaperReceipts.receipt().build(), "plain");
        assertThat(text)
                .contains("Kaveri Finance Limited", "CIN U65923DL1998PLC012345", "GSTIN 07AABCK1234L1Z5", "N-14.03211")
                .contains("Receipt no. ", "MUM/26/00000042", "₹ 4,565.00")
                .contains("Rupees Four Thousand Five Hundred Sixty Five Only")
                .contains("Borrower Lakshmi Narayanan", "Loan account KVR-TW-0001234567", "Mobile XXXXXX3210")
                .contains("Issued on 12-Nov-2026, 14:05 IST", "Value date 11-Nov-2026", "Mode of payment UPI")
                .contains("RRN 631712345678", "Branch Mumbai Andheri", "Collected by AG-0042")
                .contains("1 05-Dec-2025 – – 450.00 4,115.00 4,565.00", "Overdue after this payment ₹ 50,215.00")
                .contains("Grievance officer: Meera Krishnan", LINK.toString())
                .doesNotContain("9876543210", "Subject to realisation", "CANCELLED");
    }

    @Test
    void aHindiReceiptSaysItInHindiAndIsCopiedAsWritten() {
        String text = hindi(
                PaperReceipts.receipt()
                        .borrower("श्रीमती दुर्गा प्रसाद शर्मा")
                        .branch("दिल्ली कनॉट प्लेस")
                        .product("ट्रैक्टर ऋण")
                        .agent("कृष्णमूर्ति")
                        .by(PaymentMode.BBPS, "AB123456")
                        .build(),
                "hindi");
        assertThat(text)
                .contains("भुगतान रसीद", "प्राप्त राशि", "₹ 4,565.00", "चार हज़ार पाँच सौ पैंसठ रुपये मात्र")
                .contains("श्रीमती दुर्गा प्रसाद शर्मा", "दिल्ली कनॉट प्लेस", "ट्रैक्टर ऋण", "कृष्णमूर्ति")
                .contains("12-नवंबर-2026, 14:05 IST", "बीबीपीएस स्वीकृति संदर्भ AB123456", "05-दिसंबर-2025")
                .contains("शिकायत अधिकारी: Meera Krishnan", "हस्ताक्षर की आवश्यकता नहीं है।");
    }

    @Test
    void aHindiNameStandsOnAnEnglishReceipt() {
        assertThat(english(
                        PaperReceipts.receipt().borrower("ज्ञानेश्वर क्षीरसागर").build(), "hindi-name"))
                .contains("Borrower ज्ञानेश्वर क्षीरसागर");
    }

    @Test
    void longNamesAreBrokenAndWhole() {
        String borrower = "Venkatanarasimharajuvaripeta Srinivasa Ranganatha Subramaniam Iyer and Sons Trading Company"
                + " Private Limited (Proprietor Smt. Lakshmi)";
        String text = english(
                PaperReceipts.receipt()
                        .borrower(borrower)
                        .branch("Thiruvananthapuram Vizhinjam International Seaport Road Extension Counter")
                        .product("Loan against property for micro, small and medium enterprises")
                        .agent("Collections Agency of the South, Ernakulam, K. P. Unnikrishnan Nair")
                        .by(PaymentMode.RTGS, "SBINR520261112000123456789")
                        .build(),
                "long");
        assertThat(text).contains(borrower, "Seaport Road Extension Counter", "UTR SBINR520261112000123456789");
    }

    @Test
    void aNameWithoutSpacesThatIsMuchTooLongIsCutVisibly() {
        assertThat(english(
                        PaperReceipts.receipt()
                                .borrower("W".repeat(400))
                                .branch("b".repeat(300))
                                .build(),
                        "endless"))
                .contains("WWW", "…");
    }

    @Test
    void amountsOfFifteenDigitsFit() {
        Receipt receipt = PaperReceipts.receipt()
                .schedule(3, 88_88_88_88_88_888L, 2_44_44_44_44_44_444L, 11_11_11_11_111L)
                .paying(9_99_99_99_99_99_999L)
                .build();
        assertThat(english(receipt, "fifteen-digits")).contains("₹ 9,99,99,99,99,999.99", "7,33,33,33,33,333.32");
        assertThat(hindi(receipt, "fifteen-digits-hindi")).contains("₹ 9,99,99,99,99,999.99", "निन्यानवे पैसे मात्र");
    }

    @Test
    void aPartPaymentSaysWhatIsLeft() {
        Receipt receipt = PaperReceipts.receipt()
                .schedule(12, 45_000, 4_11_500, 2_500)
                .paying(1_00_000)
                .build();
        assertThat(english(receipt, "part"))
                .contains("450.00 550.00 1,000.00", "Overdue after this payment ₹ 54,080.00");
    }

    @Test
    void aLongSplitStaysOnOnePageAndItsSumHolds() {
        Receipt receipt = PaperReceipts.receipt()
                .schedule(30, 45_000, 4_11_500, 2_500)
                .paying(30 * 4_59_000)
                .excess(1_20_050)
                .build();
        assertThat(english(receipt, "thirty-instalments"))
                .containsPattern("and \\d+ more instalments")
                .contains("Total 750.00 – 13,500.00 1,23,450.00 1,37,700.00", "₹ 1,200.50");
    }

    @Test
    void aCancelledReceiptSaysSoWithReasonAndSuccessor() {
        Receipt receipt =
                PaperReceipts.receipt().by(PaymentMode.CHEQUE, "004512").cancelled();
        assertThat(english(receipt, "cancelled"))
                .contains("CANCELLED", "Cancelled on 13-Nov-2026, 15:05 IST", "Issued anew as MUM/26/00000057")
                .contains("Posted to the wrong loan account", "Subject to realisation.", "Cheque no. 004512");
        assertThat(hindi(receipt, "cancelled-hindi")).contains("निरस्त", "13-नवंबर-2026, 15:05 IST को निरस्त");
    }

    @Test
    void aReissuedReceiptCitesTheOneThatItReplaces() {
        assertThat(english(PaperReceipts.receipt().reissued(), "reissued"))
                .contains("Issued in place of cancelled receipt MUM/26/00000041.");
    }

    @Test
    void theFullestReceiptOfAllStaysWithinItsPage() {
        Receipt receipt = PaperReceipts.receipt()
                .borrower("Borrower ".repeat(40))
                .branch("Branch ".repeat(30))
                .product("Product ".repeat(30))
                .agent("Agent ".repeat(30))
                .schedule(60, 45_000, 4_11_500, 2_500)
                .paying(60 * 4_59_000)
                .excess(5)
                .by(PaymentMode.NACH, "UMRN".repeat(20))
                .cancelled();
        assertThat(english(receipt, "fullest")).contains("Total", "Overdue after this payment", LINK.toString());
    }

    @Test
    void whatTheFontCannotShowIsBoxesAndStillCopiedAsWritten() {
        assertThat(english(PaperReceipts.receipt().borrower("முருகன் 😀 Kumar").build(), "unknown-script"))
                .contains("Kumar");
    }

    @Test
    void anyTextIsRenderedWithoutAnError() {
        for (String name : List.of("", " ", "\u0000\u0007", "\uD800", "ि", "््", "\u202Eabc", "a\nb", "़", "\uFFFF")) {
            assertThat(ENGLISH.render(PaperReceipts.receipt().borrower(name).build(), LINK))
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(PaymentMode.class)
    void everyModeHasItsWords(PaymentMode mode) {
        Receipt receipt = PaperReceipts.receipt().by(mode, "REF12345").build();
        assertThat(PaperReading.text(ENGLISH.render(receipt, LINK))).contains("REF12345");
        assertThat(PaperReading.text(HINDI.render(receipt, LINK))).contains("REF12345");
    }

    @Test
    void theSameReceiptIsTheSameBytesOnAnyThreadAndFromNewPaper() {
        byte[] first = HINDI.render(PaperReceipts.receipt().build(), LINK);
        List<byte[]> others = IntStream.range(0, 16)
                .parallel()
                .mapToObj(turn -> (turn % 2 == 0 ? HINDI : PaperReceipts.paper(Language.HINDI))
                        .render(PaperReceipts.receipt().build(), LINK))
                .toList();
        assertThat(others).allMatch(other -> Arrays.equals(other, first));
    }

    @Test
    void aFileSaysItsTitleLanguageAndDayAndHasOnePage() throws IOException {
        try (PDDocument file =
                Loader.loadPDF(HINDI.render(PaperReceipts.receipt().build(), LINK))) {
            assertThat(file.getNumberOfPages()).isEqualTo(1);
            assertThat(file.getDocumentInformation().getTitle()).isEqualTo("भुगतान रसीद MUM/26/00000042");
            assertThat(file.getDocumentInformation().getAuthor()).isEqualTo("Kaveri Finance Limited");
            assertThat(file.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo("2026-11-12T08:35:10Z");
            assertThat(file.getDocumentCatalog().getLanguage()).isEqualTo("hi");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPrintedWordIsSetAsHarfBuzzSetsIt(Language language) {
        HarfBuzz judge = HarfBuzz.ofResource("/fonts/Hind-SemiBold.ttf");
        Typeface ours = Typeface.of(FontFace.ofResource("/fonts/Hind-SemiBold.ttf"), HindiWords.vocabulary());
        Stream<String> printed = Stream.of(ReceiptText.values()).map(text -> text.in(language));
        Stream.of(printed, PaperDates.months(language).stream(), HindiWords.vocabulary().stream())
                .flatMap(texts -> texts)
                .flatMap(text -> Stream.of(text.split(" ")))
                .forEach(
                        word -> assertThat(HarfBuzz.of(ours.set(word))).as(word).isEqualTo(judge.shape(word)));
    }

    /** When this fails, receipts have other bytes than those in people's hands: raise {@link ReceiptPaper#VERSION}. */
    @Test
    void theBytesOfThisVersionStandForEver() throws NoSuchAlgorithmException {
        assertThat(ReceiptPaper.VERSION).isEqualTo(2);
        ReceiptTemplate template = ReceiptTemplate.shipped("Kaveri Finance Limited");
        assertThat(sha256(ReceiptPaper.of(template, Language.ENGLISH)
                        .render(PaperReceipts.receipt().cancelled(), LINK)))
                .isEqualTo("cc4fd52892ab14a291a524f5a644f31dc64f979e826bd75953826363eeddaf2c");
        assertThat(sha256(ReceiptPaper.of(template, Language.HINDI)
                        .render(
                                PaperReceipts.receipt()
                                        .borrower("दुर्गा क्षीरसागर")
                                        .build(),
                                LINK)))
                .isEqualTo("f9a4324c7bde2c8d3da6109d2a8467c74a9313d0667dbc803ffaab4b6179c02a");
    }

    private static String english(Receipt receipt, String name) {
        return look(ENGLISH, receipt, name);
    }

    private static String hindi(Receipt receipt, String name) {
        return look(HINDI, receipt, name);
    }

    /** Draws and reads it; whatever is on it, nothing may stand in the margins. */
    private static String look(ReceiptPaper paper, Receipt receipt, String name) {
        byte[] file = paper.render(receipt, LINK);
        BufferedImage picture = PaperReading.picture(file, name);
        int margin = (int) (2 * ReceiptPaper.MARGIN) - 4;
        for (int y = 20; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                boolean inMargin = x < margin || x >= picture.getWidth() - margin || y >= picture.getHeight() - 30;
                if (inMargin && (picture.getRGB(x, y) & 0xFFFFFF) != 0xFFFFFF) {
                    throw new AssertionError(name + " has something in its margin at " + x + ", " + y);
                }
            }
        }
        return PaperReading.text(file);
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
