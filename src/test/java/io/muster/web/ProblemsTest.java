package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.validation.Reason;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 406, 409, 411, 413, 415, 429, 500, 502, 503})
    void everyStatusHasAWholeDocument(int status) throws IOException {
        var document = JSON.readTree(JSON.writeValueAsString(Problems.ofStatus(status)));

        assertThat(document.path("status").asInt()).isEqualTo(status);
        assertThat(document.path("type").asText())
                .isEqualTo("urn:muster:problem:" + document.path("code").asText());
        assertThat(document.path("title").asText()).isNotEmpty();
        assertThat(document.path("detail").asText()).isNotEmpty();
    }

    @Test
    void whatIsNotThereIsNotWritten() throws IOException {
        assertThat(JSON.writeValueAsString(Problems.notFound("loan")))
                .doesNotContain("null")
                .doesNotContain("reasons")
                .doesNotContain("incident");
    }

    @Test
    void anUnexpectedFailureTellsTheIncidentAndNothingElse() throws IOException {
        var document = JSON.readTree(JSON.writeValueAsString(Problems.unexpected("abc")));

        assertThat(document.path("incident").asText()).isEqualTo("abc");
        assertThat(document.path("status").asInt()).isEqualTo(500);
    }

    @Test
    void reasonsNameTheirFieldAndRemedy() throws IOException {
        Reason reason = new Reason(null, "mode", "unknown-mode", "\"X\" is no mode.", "Write UPI.");

        var document = JSON.readTree(JSON.writeValueAsString(Problems.invalid(List.of(reason))));

        assertThat(document.at("/reasons/0/field").asText()).isEqualTo("mode");
        assertThat(document.at("/reasons/0/remedy").asText()).isEqualTo("Write UPI.");
    }
}
