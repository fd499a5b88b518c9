package io.muster.money;

import java.util.List;
import java.util.stream.Stream;

/** Amounts in Hindi words, for receipts; each number below a hundred has a word of its own. */
public final class HindiWords {
    private static final List<String> TO_NINETY_NINE = List.of(
            "शून्य",
            "एक",
            "दो",
            "तीन",
            "चार",
            "पाँच",
            "छह",
            "सात",
            "आठ",
            "नौ",
            "दस",
            "ग्यारह",
            "बारह",
            "तेरह",
            "चौदह",
            "पंद्रह",
            "सोलह",
            "सत्रह",
            "अठारह",
            "उन्नीस",
            "बीस",
            "इक्कीस",
            "बाईस",
            "तेईस",
            "चौबीस",
            "पच्चीस",
            "छब्बीस",
            "सत्ताईस",
            "अट्ठाईस",
            "उनतीस",
            "तीस",
            "इकतीस",
            "बत्तीस",
            "तैंतीस",
            "चौंतीस",
            "पैंतीस",
            "छत्तीस",
            "सैंतीस",
            "अड़तीस",
            "उनतालीस",
            "चालीस",
            "इकतालीस",
            "बयालीस",
            "तैंतालीस",
            "चौवालीस",
            "पैंतालीस",
            "छियालीस",
            "सैंतालीस",
            "अड़तालीस",
            "उनचास",
            "पचास",
            "इक्यावन",
            "बावन",
            "तिरपन",
            "चौवन",
            "पचपन",
            "छप्पन",
            "सत्तावन",
            "अट्ठावन",
            "उनसठ",
            "साठ",
            "इकसठ",
            "बासठ",
            "तिरसठ",
            "चौंसठ",
            "पैंसठ",
            "छियासठ",
            "सड़सठ",
            "अड़सठ",
            "उनहत्तर",
            "सत्तर",
            "इकहत्तर",
            "बहत्तर",
            "तिहत्तर",
            "चौहत्तर",
            "पचहत्तर",
            "छिहत्तर",
            "सतहत्तर",
            "अठहत्तर",
            "उन्यासी",
            "अस्सी",
            "इक्यासी",
            "बयासी",
            "तिरासी",
            "चौरासी",
            "पचासी",
            "छियासी",
            "सत्तासी",
            "अट्ठासी",
            "नवासी",
            "नब्बे",
            "इक्यानवे",
            "बानवे",
            "तिरानवे",
            "चौरानवे",
            "पचानवे",
            "छियानवे",
            "सत्तानवे",
            "अट्ठानवे",
            "निन्यानवे");
    private static final List<String> OTHERS =
            List.of("सौ", "हज़ार", "लाख", "करोड़", "रुपये", "रुपया", "और", "पैसे", "पैसा", "मात्र");

    private HindiWords() {}

    /**
     * The amount in words, such as {@code एक लाख तेईस हज़ार चार सौ छप्पन रुपये और अठहत्तर पैसे मात्र}.
     *
     * @param paise zero or more
     * @throws IllegalArgumentException when negative: no receipt says less than nothing
     */
    public static String words(long paise) {
        if (paise < 0) {
            throw new IllegalArgumentException("amounts in words are zero or more");
        }
        StringBuilder words = new StringBuilder();
        append(words, paise / 100);
        words.append(paise / 100 == 1 ? " रुपया" : " रुपये");
        int rest = (int) (paise % 100);
        if (rest > 0) {
            words.append(" और ").append(TO_NINETY_NINE.get(rest)).append(rest == 1 ? " पैसा" : " पैसे");
        }
        return words.append(" मात्र").toString();
    }

    /** Every word that {@link #words} can say. */
    public static List<String> vocabulary() {
        return Stream.concat(TO_NINETY_NINE.stream(), OTHERS.stream()).toList();
    }

    private static void append(StringBuilder words, long number) {
        long crores = number / 10_000_000;
        int rest = (int) (number % 10_000_000);
        if (crores > 0) {
            // above ninety-nine crore the count of crores is itself said with thousands and lakhs
            append(words, crores);
            word(words, "करोड़");
        }
        part(words, rest / 100_000, "लाख");
        part(words, rest / 1_000 % 100, "हज़ार");
        part(words, rest / 100 % 10, "सौ");
        if (rest % 100 > 0 || number == 0) {
            word(words, TO_NINETY_NINE.get(rest % 100));
        }
    }

    private static void part(StringBuilder words, int count, String unit) {
        if (count > 0) {
            word(words, TO_NINETY_NINE.get(count));
            word(words, unit);
        }
    }

    private static void word(StringBuilder words, String word) {
        words.append(words.isEmpty() ? "" : " ").append(word);
    }
}
