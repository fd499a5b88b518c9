package io.muster.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.io.Serial;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads a day from text like {@code 2026-11-05} and from nothing else: a number would be days since 1970. */
final class DayText extends StdScalarDeserializer<LocalDate> {
    @Serial
    private static final long serialVersionUID = 1;

    DayText() {
        super(LocalDate.class);
    }

    /**
     * A day with a year of four digits, which every calendar and database has.
     *
     * @throws DateTimeException when it is none
     */
    static LocalDate read(String text) {
        if (text.length() != "2026-11-05".length()) {
            throw new DateTimeException("not a day like 2026-11-05");
        }
        return LocalDate.parse(text);
    }

    @Override
    public LocalDate deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            context.reportInputMismatch(this, "a day is text");
        }
        try {
            return read(json.getText());
        } catch (DateTimeException noDay) {
            return context.reportInputMismatch(this, "a day is text like 2026-11-05");
        }
    }
}
