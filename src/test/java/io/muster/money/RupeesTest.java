package io.muster.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RupeesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0.00",
                "5 | 0.05",
                "50 | 0.50",
                "100 | 1.00",
                "99900 | 999.00",
                "100000 | 1,000.00",
                "9999999 | 99,999.99",
                "10000000 | 1,00,000.00",
                "1234567890 | 1,23,45,678.90",
                "-1234567890 | -1,23,45,678.90",
                "-5 | -0.05",
                "9223372036854775807 | 92,23,37,20,36,85,47,758.07",
                "-9223372036854775808 | -92,23,37,20,36,85,47,758.08",
            })
    void amountsAreGroupedInLakhAndCrore(long paise, String text) {
        assertThat(Rupees.format(paise)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | Rupees Zero Only",
                "1 | Rupees Zero and One Paise Only",
                "100 | Rupees One Only",
                "50050 | Rupees Five Hundred and Fifty Paise Only",
                "12345678 | Rupees One Lakh Twenty Three Thousand Four Hundred Fifty Six and Seventy Eight Paise Only",
                "10000000 | Rupees One Lakh Only",
                "1000000000 | Rupees One Crore Only",
                "1000000100 | Rupees One Crore One Only",
                "1234567890 | Rupees One Crore Twenty Three Lakh Forty Five Thousand Six Hundred Seventy Eight and Ninety Paise Only",
                "1000000000000 | Rupees One Thousand Crore Only",
                "1100 | Rupees Eleven Only",
                "4000 | Rupees Forty Only",
            })
    void amountsInWordsAreThoseOfAReceipt(long paise, String words) {
        assertThat(Rupees.words(paise)).isEqualTo(words);
    }

    @Test
    void lessThanNothingHasNoWords() {
        assertThatThrownBy(() -> Rupees.words(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void theDigitsOfAFormattedAmountAreThoseOfTheAmount(@ForAll long paise) {
        assertThat(new BigInteger(Rupees.format(paise).replace(",", "").replace(".", "")))
                .isEqualTo(BigInteger.valueOf(paise));
    }

    @Property
    void groupsAreThreeThenTwo(@ForAll long paise) {
        assertThat(Rupees.format(paise)).matches("-?\\d{1,2}(,\\d\\d)*,\\d{3}\\.\\d\\d|-?\\d{1,3}\\.\\d\\d");
    }

    @Property
    void wordsSayTheAmount(@ForAll @LongRange(min = 0) long paise) {
        assertThat(spoken(Rupees.words(paise))).isEqualTo(BigInteger.valueOf(paise));
    }

    @Property
    void wordsOfEverydayAmountsSayTheAmount(@ForAll @LongRange(min = 0, max = 100_000_000) long paise) {
        assertThat(spoken(Rupees.words(paise))).isEqualTo(BigInteger.valueOf(paise));
    }

    private static final List<String> SMALL = List.of(
            ("Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen"
                            + " Seventeen Eighteen Nineteen")
                    .split(" "));
    private static final List<String> TENS =
            List.of("Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety".split(" "));
    private static final Map<String, Long> UNITS = Map.of("Hundred", 100L, "Thousand", 1_000L, "Lakh", 100_000L);

    /** Adds up the words again, as a reader of the receipt would. */
    private static BigInteger spoken(String words) {
        String[] parts = words.replace("Rupees ", "")
                .replace(" Only", "")
                .replace(" Paise", "")
                .split(" and ");
        BigInteger paise = rupees(parts[0]).multiply(BigInteger.valueOf(100));
        return parts.length == 1 ? paise : paise.add(rupees(parts[1]));
    }

    private static BigInteger rupees(String words) {
        BigInteger crores = BigInteger.ZERO;
        long sum = 0;
        long small = 0;
        for (String word : words.split(" ")) {
            if (word.equals("Crore")) {
                crores = crores.add(BigInteger.valueOf(sum + small)).multiply(BigInteger.valueOf(10_000_000));
                sum = 0;
                small = 0;
            } else if (UNITS.containsKey(word)) {
                sum += small * UNITS.getOrDefault(word, 0L);
                small = 0;
            } else {
                small += SMALL.contains(word) ? SMALL.indexOf(word) : 20 + 10L * TENS.indexOf(word);
            }
        }
        return crores.add(BigInteger.valueOf(sum + small));
    }
}
