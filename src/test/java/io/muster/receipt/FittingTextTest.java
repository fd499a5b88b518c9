package io.muster.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.pdf.FontFace;
import io.muster.pdf.Saying;
import io.muster.pdf.Typeface;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FittingTextTest {
    private static final double WIDTH = 175;
    private static final Typeface BOLD = Typeface.of(FontFace.ofResource("/fonts/Hind-SemiBold.ttf"), List.of("किस्त"));
    private static final List<String> HOSTILE = List.of(
            "क्षत्रज्ञश्रद्धष्टर्थक्त".repeat(25),
            "क" + "\u093C\u0941\u0902".repeat(66),
            "क" + "्क".repeat(200),
            "W".repeat(16_000),
            "i ".repeat(200),
            "e\u0301\u0302".repeat(150),
            "\uD83D\uDE00".repeat(300));

    @Test
    void aTextThatFitsKeepsItsSizeAndLine() {
        FittedText fitted = FittingText.of(BOLD, "Lakshmi Narayanan").fit(9, 6, WIDTH, 2);
        assertThat(fitted.size()).isEqualTo(9);
        assertThat(fitted.lines()).hasSize(1);
    }

    @Test
    void aTextIsBrokenBetweenWordsBeforeItIsMadeSmaller() {
        FittedText fitted = FittingText.of(BOLD, "a Lakshmi Narayanan Venkatasubramanian Iyer")
                .fit(9, 6, WIDTH, 2);
        assertThat(fitted.size()).isEqualTo(9);
        assertThat(said(fitted)).isEqualTo("a Lakshmi Narayanan Venkatasubramanian|Iyer");
    }

    @Test
    void aWordLongerThanALineIsBrokenBetweenSyllables() {
        String word = "क्षत्रिय".repeat(12);
        FittedText fitted = FittingText.of(BOLD, word).fit(9, 6, 100, 9);
        assertThat(fitted.lines()).hasSizeGreaterThan(2);
        assertThat(said(fitted).replace("|", "")).isEqualTo(word);
        assertThat(said(fitted).split("\\|")).allMatch(line -> line.matches("(क्ष|त्रि|य)+"));
    }

    @Test
    void oneTextIsFittedIntoManyPlaces() {
        FittingText text = FittingText.of(BOLD, "Loan against property for micro, small and medium enterprises");
        assertThat(text.fit(9, 6.5, WIDTH, 2).lines()).hasSize(2);
        assertThat(said(text.fit(9, 7, WIDTH, 1)))
                .startsWith("Loan against property")
                .endsWith("…");
        assertThat(text.fit(9, 6.5, 2 * WIDTH, 1).lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void noTextIsWiderThanItsPlace(int lines) {
        for (String text : HOSTILE) {
            FittedText fitted = FittingText.of(BOLD, text).fit(9, 6, WIDTH, lines);
            assertThat(fitted.lines()).hasSizeBetween(1, lines).allMatch(line -> line.width(fitted.size()) <= WIDTH);
        }
    }

    @Test
    void whatIsCutSaysSo() {
        for (String text : HOSTILE) {
            assertThat(said(FittingText.of(BOLD, text).fit(9, 6, 40, 2))).endsWith("…");
        }
    }

    /** Shaping each start of a name anew took a hundred times as long as the bound here. */
    @Test
    void aHostileTextTakesLittleTime() {
        var threads = ManagementFactory.getThreadMXBean();
        for (int warm = 0; warm < 20; warm++) {
            fitAll();
        }
        long before = threads.getCurrentThreadCpuTime();
        fitAll();
        assertThat(threads.getCurrentThreadCpuTime() - before).isLessThan(100_000_000L);
    }

    private static void fitAll() {
        for (String text : HOSTILE) {
            assertThat(FittingText.of(BOLD, text).fit(9, 6, WIDTH, 3).lines()).isNotEmpty();
        }
    }

    private static String said(FittedText fitted) {
        return fitted.lines().stream().map(Saying::of).collect(Collectors.joining("|"));
    }
}
