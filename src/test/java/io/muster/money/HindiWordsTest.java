package io.muster.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HindiWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | शून्य रुपये मात्र",
                "1 | शून्य रुपये और एक पैसा मात्र",
                "100 | एक रुपया मात्र",
                "250 | दो रुपये और पचास पैसे मात्र",
                "9900 | निन्यानवे रुपये मात्र",
                "10000 | एक सौ रुपये मात्र",
                "12345678 | एक लाख तेईस हज़ार चार सौ छप्पन रुपये और अठहत्तर पैसे मात्र",
                "10000000 | एक लाख रुपये मात्र",
                "1000000000 | एक करोड़ रुपये मात्र",
                "1000000100 | एक करोड़ एक रुपये मात्र",
                "1234567890 | एक करोड़ तेईस लाख पैंतालीस हज़ार छह सौ अठहत्तर रुपये और नब्बे पैसे मात्र",
                "1000000000000 | एक हज़ार करोड़ रुपये मात्र",
                "6700 | सड़सठ रुपये मात्र",
                "7900 | उन्यासी रुपये मात्र",
                "8900 | नवासी रुपये मात्र",
            })
    void amountsAreSaidAsAHindiReceiptSaysThem(long paise, String words) {
        assertThat(HindiWords.words(paise)).isEqualTo(words);
    }

    /** The ones end or begin alike in each ten, which a word in a wrong place would break. */
    @Test
    void eachNumberBelowAHundredHasItsOwnWordWithTheSoundOfItsTen() {
        List<String> words =
                IntStream.range(0, 100).mapToObj(HindiWordsTest::belowAHundred).toList();
        assertThat(new HashSet<>(words)).hasSize(100);
        Map<Integer, String> endings =
                new HashMap<>(Map.of(2, "स", 3, "तीस", 4, "लीस", 6, "सठ", 7, "त्तर", 8, "ासी", 9, "नवे"));
        endings.forEach((ten, ending) ->
                assertThat(words.subList(10 * ten + 1, 10 * ten + 9)).allMatch(word -> word.endsWith(ending)));
        // nineteen to seventy-nine are said as one less than the next ten
        assertThat(List.of(words.get(19), words.get(29), words.get(39), words.get(49), words.get(59), words.get(69)))
                .allMatch(word -> word.startsWith("उन"));
    }

    @Property
    void everyAmountIsSaidInKnownWordsAndReadsBack(@ForAll @LongRange(min = 0, max = 999_999_999_999_999L) long paise) {
        List<String> said = List.of(HindiWords.words(paise).split(" "));
        assertThat(HindiWords.vocabulary()).containsAll(said);
        assertThat(value(said)).isEqualTo(paise);
    }

    @Test
    void lessThanNothingIsNotSaid() {
        assertThatThrownBy(() -> HindiWords.words(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String belowAHundred(int number) {
        return HindiWords.words(100L * number).split(" ")[0];
    }

    /** Reads words back into paise, by a grammar of its own. */
    private static long value(List<String> words) {
        long total = 0;
        long part = 0;
        long rupees = 0;
        for (String word : words) {
            switch (word) {
                case "सौ" -> part *= 100;
                case "हज़ार" -> {
                    total += part * 1_000;
                    part = 0;
                }
                case "लाख" -> {
                    total += part * 100_000;
                    part = 0;
                }
                case "करोड़" -> {
                    total = (total + part) * 10_000_000;
                    part = 0;
                }
                case "रुपये", "रुपया" -> {
                    rupees = total + part;
                    total = 0;
                    part = 0;
                }
                case "पैसे", "पैसा", "और", "मात्र" -> {
                    // says nothing about the value
                }
                default -> part += HindiWords.vocabulary().indexOf(word);
            }
        }
        return rupees * 100 + part;
    }
}
