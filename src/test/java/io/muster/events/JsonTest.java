package io.muster.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is JSON that says what was to be said, on one line. */
class JsonTest {
    private static final ObjectMapper READER = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "UPI",
                "\"",
                "\\",
                "\\\"",
                "a\tb\nc\rd\be\f",
                "\u0000\u001f\u007f",
                "₹ मीरा 😀",
                "</script>",
                "\u2028"
            })
    void anyTextComesBack(String text) throws IOException {
        assertThat(written(text).path("t").textValue()).isEqualTo(text);
    }

    @Test
    void textByChanceComesBack() throws IOException {
        var random = new Random(4);
        for (int n = 0; n < 2_000; n++) {
            String text = random.ints(random.nextInt(40), 0, 0x250)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            assertThat(written(text).path("t").textValue()).isEqualTo(text);
        }
    }

    @Test
    void fieldsFollowEachOther() {
        String json = new Json().object(fields -> {
            fields.object("none", _ -> {});
            fields.object("some", inner -> {
                inner.number("least", Long.MIN_VALUE);
                inner.nothing("void");
            });
            fields.bool("so", true);
            fields.text("last", 'x');
        });

        assertThat(json)
                .isEqualTo(
                        "{\"none\":{},\"some\":{\"least\":-9223372036854775808,\"void\":null},\"so\":true,\"last\":\"x\"}");
    }

    private static JsonNode written(String text) throws IOException {
        String json = new Json().object(fields -> fields.text("t", text));
        assertThat(json).doesNotContain("\n", "\t");
        return READER.readTree(json);
    }
}
