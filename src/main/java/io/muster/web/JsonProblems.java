package io.muster.web;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.muster.validation.Reason;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with a JSON body, in our words: the parser's own would tell about our classes. */
final class JsonProblems {
    // The parser has no class of its own for this
    private static final String DUPLICATE = "Duplicate field";
    private static final String LOOK = "Look at the address's description for what it takes.";

    private JsonProblems() {}

    static Problem of(JsonProcessingException failure) {
        String field = field(failure);
        return switch (failure) {
            case UnrecognizedPropertyException unknown ->
                invalid(unknown.getPropertyName(), "unknown-field", "The field is not known.", LOOK);
            case MismatchedInputException mismatched
            when field == null ->
                invalid(null, "wrong-type", "The body is not one JSON object with nothing behind it.", LOOK);
            case MismatchedInputException mismatched ->
                invalid(
                        field,
                        "wrong-type",
                        "The field " + field + " is not " + form(mismatched.getTargetType()) + ".",
                        LOOK);
            case InputCoercionException large -> tooLarge(field);
            case JsonParseException parse when parse.getOriginalMessage().startsWith(DUPLICATE) -> twice(parse);
            case JsonMappingException mapping
            when mapping.getCause() instanceof InputCoercionException -> tooLarge(field);
            case JsonMappingException mapping
            when mapping.getCause() instanceof JsonProcessingException cause -> of(cause);
            default -> Problems.badRequest("not-json", "The body is not JSON.", "Send a JSON object.");
        };
    }

    private static Problem tooLarge(@Nullable String field) {
        return invalid(field, "too-large", "The number of " + field + " is too large.", "Check the number.");
    }

    private static Problem twice(JsonParseException failure) {
        String field = name(failure);
        return invalid(field, "duplicate-field", "The field " + field + " stands there twice.", "Send it once.");
    }

    private static @Nullable String name(JsonParseException failure) {
        try {
            return failure.getProcessor() == null
                    ? null
                    : failure.getProcessor().currentName();
        } catch (IOException closed) {
            return null;
        }
    }

    private static Problem invalid(@Nullable String field, String code, String message, String remedy) {
        return Problems.invalid(List.of(new Reason(null, field, code, message, remedy)));
    }

    private static String form(@Nullable Class<?> type) {
        if (type == long.class || type == int.class) {
            return "a whole number without quotes, point or exponent";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        if (type == LocalDate.class) {
            return "a day in quotes like 2026-11-05";
        }
        return type == String.class ? "text in quotes" : "of the form that it takes";
    }

    private static @Nullable String field(JsonProcessingException failure) {
        return failure instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? mapping.getPath().getLast().getFieldName()
                : null;
    }
}
