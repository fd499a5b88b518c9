package io.muster.console;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a person wants the console to look and to speak; kept in two cookies, and by nobody else. Who never chose a language
 * gets the first of the browser's that there are texts in.
 *
 * @param shade light, dark, or as the system has it
 * @param locale one of {@link #LOCALES}
 */
public record Look(Shade shade, Locale locale) {
    /** The languages that the pages have texts in, the usual one first. */
    public static final List<Locale> LOCALES =
            Arrays.stream(Tongue.values()).map(Tongue::locale).toList();

    static final String SHADE_COOKIE = "muster-look";
    static final String LOCALE_COOKIE = "muster-language";

    /** Light or dark; the stylesheet knows them by these names. */
    public enum Shade {
        AUTO,
        LIGHT,
        DARK;

        /** Its name in addresses, cookies and the stylesheet. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Shade> of(@Nullable String word) {
            return List.of(values()).stream()
                    .filter(shade -> shade.word().equals(word))
                    .findFirst();
        }
    }

    /** What the cookies say, and where they say nothing what the browser asks for. */
    static Look of(@Nullable String shade, @Nullable String language, @Nullable String accepted) {
        return new Look(
                Shade.of(shade).orElse(Shade.AUTO),
                locale(language).or(() -> locale(accepted)).orElse(LOCALES.getFirst()));
    }

    /** The first of the wanted languages that there are texts in; {@code ranges} as in Accept-Language. */
    static Optional<Locale> locale(@Nullable String ranges) {
        if (ranges == null || ranges.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(ranges), LOCALES));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
