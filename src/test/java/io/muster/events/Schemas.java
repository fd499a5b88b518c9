package io.muster.events;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;

/** The published schemas, as a consumer would use them. */
final class Schemas {
    private Schemas() {}

    /** What is wrong with a payload; empty when it follows its schema. */
    static Set<ValidationMessage> complaints(EventType type, String json) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(text(type))
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
    }

    static String text(EventType type) throws IOException {
        try (InputStream file = Schemas.class.getResourceAsStream("/" + type.schemaFile())) {
            return new String(Objects.requireNonNull(file, type.schemaFile()).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
