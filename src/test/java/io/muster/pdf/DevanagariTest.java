package io.muster.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each glyph and its place must be those of HarfBuzz. */
class DevanagariTest {
    private static final String LETTERS = "कखगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसह";
    private static final String VOWEL_SIGNS = "ािीुूृेैोौॅॉ";
    private static final String OTHERS = "ंँः़््््अआइईउऊएऐओऔऋऽॐ\u200D\u200C";
    private static final int WORDS = 8_000;

    /** Spellings that are never right, where HarfBuzz puts a dotted circle between and we do not. */
    private static final Pattern NEVER_WRITTEN = Pattern.compile("अ[ाॅॉोौ]|आ[ॅेै]|उु|ए[ॅे]|र्[इा-ौ्]|[\u200C\u200D]");

    @ParameterizedTest
    @ValueSource(strings = {"Hind-Regular", "Hind-SemiBold"})
    void everyPairOfLettersIsSetAsHarfBuzzSetsIt(String font) {
        List<String> words = new ArrayList<>();
        for (String letter : LETTERS.split("")) {
            words.add("र्" + letter + "ि");
            words.add("र्" + letter + "ीं");
            words.add(letter + "्");
            VOWEL_SIGNS.chars().forEach(sign -> words.add(letter + (char) sign));
            for (String other : LETTERS.split("")) {
                String pair = letter + "्" + other;
                words.addAll(List.of(pair, pair + "ि", pair + "ु", "र्" + pair + "ी", pair + "्रो", "न" + pair + "िं"));
                words.add(letter + "्\u200D" + other + "ि");
                words.add(letter + "्\u200C" + other + "ि");
                words.add(letter + "़्" + other);
            }
        }
        assertAsHarfBuzz(font, words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hind-Regular", "Hind-SemiBold"})
    void wordsOfAnySyllablesAreSetAsHarfBuzzSetsThem(String font) {
        Random random = new Random(7);
        assertAsHarfBuzz(
                font,
                IntStream.range(0, WORDS).mapToObj(word -> syllables(random)).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hind-Regular", "Hind-SemiBold"})
    void charactersInAnyOrderAreSetAsHarfBuzzSetsThem(String font) {
        Random random = new Random(8);
        String all = LETTERS + VOWEL_SIGNS + OTHERS;
        assertAsHarfBuzz(
                font,
                IntStream.range(0, WORDS)
                        .mapToObj(word -> random.ints(1 + random.nextInt(8), 0, all.length())
                                .mapToObj(at -> all.substring(at, at + 1))
                                .reduce("", String::concat))
                        .filter(word -> !NEVER_WRITTEN.matcher(word).find())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "श्रीमती दुर्गा प्रसाद शर्मा",
                "कृष्णमूर्ति",
                "ज्ञानेश्वर क्षीरसागर",
                "लक्ष्मी",
                "विश्वविद्यालय",
                "फ़िरोज़ ख़ान",
                "ऑर्थोपेडिक्स",
                "द्वितीय",
                "उद्घाटन",
                "राष्ट्रीयकृत",
                "सर्वार्थ",
                "हृदय",
                "रुपये",
                "रूपा",
                "शृंखला",
                "ब्राह्मण",
                "चिह्न",
                "दर्द",
                "क़र्ज़",
                "Ram राम, 12 मार्च",
                "ऩ ऴ ऱ",
                "१२३ ₹ ४५।"
            })
    void namesAndWordsAreSetAsHarfBuzzSetsThem(String words) {
        assertAsHarfBuzz("Hind-Regular", List.of(words.split(" ")));
    }

    private static String syllables(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= random.nextInt(4); i++) {
            for (int k = random.nextInt(3); k > 0; k--) {
                word.append(letter(random)).append('्');
            }
            word.append(letter(random));
            if (random.nextBoolean()) {
                word.append(VOWEL_SIGNS.charAt(random.nextInt(VOWEL_SIGNS.length())));
            }
            if (random.nextInt(4) == 0) {
                word.append("ंँः".charAt(random.nextInt(3)));
            }
        }
        return word.toString();
    }

    private static String letter(Random random) {
        char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
        return random.nextInt(8) == 0 ? letter + "़" : Character.toString(letter);
    }

    private static void assertAsHarfBuzz(String font, List<String> words) {
        String path = "/fonts/" + font + ".ttf";
        HarfBuzz judge = HarfBuzz.ofResource(path);
        Typeface ours = Typeface.of(FontFace.ofResource(path), List.of());
        assertThat(words).isNotEmpty();
        SoftAssertions softly = new SoftAssertions();
        for (String word : words) {
            List<String> expected = judge.shape(word);
            List<String> shaped = HarfBuzz.of(ours.set(word));
            if (!shaped.equals(expected)) {
                softly.assertThat(shaped).as(word).isEqualTo(expected);
            }
        }
        softly.assertAll();
    }
}
