package io.muster.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.tenant.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class ReceiptPackTest {
    private static final int PAGES = 2_000;
    private static final Instant DAY = Instant.parse("2026-11-12T18:29:59Z");

    @Test
    void aPackHasEveryReceiptInItsOrder() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, PAGES);

        try (PDDocument pack = Loader.loadPDF(out.toByteArray())) {
            assertThat(pack.getNumberOfPages()).isEqualTo(PAGES);
            assertThat(pack.getDocumentInformation().getTitle()).isEqualTo("Mumbai, 12-Nov-2026");
            for (int page : new int[] {1, 128, 129, 1_500, PAGES}) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(pack)).contains(borrower(page));
            }
        }
    }

    /** Whatever names stand around it, and whichever pages brought the fonts' further letters. */
    @Test
    void eachPageOfAHindiPackIsFoundByItsNumber() throws IOException {
        List<String> names = List.of(
                "श्रीमती दुर्गा प्रसाद शर्मा",
                "ज्ञानेश्वर क्षीरसागर",
                "Lakshmi Narayanan",
                "முருகன் Kumar",
                "W".repeat(300),
                "\u0301",
                "़",
                "");
        List<String> numbers = new ArrayList<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ReceiptPack pack = PaperReceipts.paper(Language.HINDI).pack(out, "दिल्ली", DAY)) {
            for (int page = 0; page < 120; page++) {
                numbers.add("%s/26/%08d"
                        .formatted(List.of("MUM", "W", "A-B9", "1111").get(page % 4), page * 833_337));
                pack.add(
                        PaperReceipts.numbered(numbers.getLast(), receipt(names.get(page % names.size()), page % 3)),
                        URI.create("https://muster.kaverifinance.example/v/" + page));
            }
        }
        try (PDDocument pack = Loader.loadPDF(out.toByteArray())) {
            for (int page = 1; page <= numbers.size(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(pack)).contains(numbers.get(page - 1));
            }
        }
    }

    private static Receipt receipt(String borrower, int kind) {
        PaperReceipts receipt = PaperReceipts.receipt().borrower(borrower).excess(kind * 1_234L);
        return switch (kind) {
            case 0 -> receipt.build();
            case 1 -> receipt.cancelled();
            default -> receipt.reissued();
        };
    }

    @Test
    void thePagesShareFontsAndHead() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, 200);
        assertThat(out.size() / 200).isLessThan(4_000);
    }

    @Test
    void theSamePackIsTheSameBytes() {
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        write(one, 150);
        write(other, 150);
        assertThat(one.toByteArray()).isEqualTo(other.toByteArray());
    }

    @Test
    void aPackOfThousandsFitsIntoASmallHeap() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx40m",
                        "-XX:+UseSerialGC",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReceiptPackTest.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(child.waitFor(180, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isZero();
    }

    @Test
    void aStreamThatFailsIsSaid() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left");
            }
        };
        assertThatThrownBy(() -> write(full, 1))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no space left");
    }

    /** In a process of its own: the receipts of a great day, into nothing. */
    public static void main(String... arguments) {
        write(OutputStream.nullOutputStream(), arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000);
    }

    private static void write(OutputStream out, int pages) {
        try (ReceiptPack pack = PaperReceipts.paper(Language.HINDI).pack(out, "Mumbai, 12-Nov-2026", DAY)) {
            for (int page = 1; page <= pages; page++) {
                pack.add(
                        PaperReceipts.receipt().borrower(borrower(page)).build(),
                        URI.create("https://muster.kaverifinance.example/v/" + page));
            }
        }
    }

    private static String borrower(int page) {
        return "श्री क्षितिज " + page;
    }
}
