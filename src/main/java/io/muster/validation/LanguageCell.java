package io.muster.validation;

import io.muster.rows.RawCell;
import io.muster.tenant.Language;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads in which language somebody is written to. */
final class LanguageCell {
    private static final Map<String, Language> NAMES = Map.of(
            "english", Language.ENGLISH,
            "eng", Language.ENGLISH,
            "en", Language.ENGLISH,
            "अंग्रेज़ी", Language.ENGLISH,
            "अंग्रेजी", Language.ENGLISH,
            "hindi", Language.HINDI,
            "hin", Language.HINDI,
            "hi", Language.HINDI,
            "हिन्दी", Language.HINDI,
            "हिंदी", Language.HINDI);

    private LanguageCell() {}

    /** The language; null when the cell is empty, or names none that Muster writes, and then that was found. */
    static @Nullable Language read(Field field, RowFindings row) {
        RawCell cell = row.optional(field);
        if (cell == null) {
            return null;
        }
        String text = CellTexts.singleSpaced(cell.text());
        Language language = NAMES.get(text.toLowerCase(Locale.ROOT));
        if (language == null) {
            row.reject(field, ReasonCode.UNKNOWN_LANGUAGE, text, "is no language that messages are written in.");
        }
        return language;
    }
}
