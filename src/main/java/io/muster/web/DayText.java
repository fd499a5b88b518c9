package io.muster.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.io.Serial;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Reads a day from text like {@code 2026-11-05} and from nothing else: a number would be days since 1970. */
final class DayText extends StdScalarDeserializer<LocalDate> {
    @Serial
    private static final long serialVersionUID = 1;

    DayText() {
        super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            context.reportInputMismatch(this, "a day is text");
        }
        try {
            return LocalDate.parse(json.getText());
        } catch (DateTimeParseException noDay) {
            return context.reportInputMismatch(this, "a day is text like 2026-11-05");
        }
    }
}
