package io.muster.trace;

import static io.muster.log.MusterLog.LOG;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.tenant.TenantId;
import io.muster.upload.UploadId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogFieldsTest {
    private static final TenantId KAVERI = new TenantId("kaveri");
    private static final TenantId SUTLEJ = new TenantId("sutlej");
    private static final int LINES = 500;

    @Test
    void aLineHasWhatItIsAboutAsFields() throws Exception {
        // Given
        UploadId upload = UploadId.next();
        TraceContext trace = new TraceContext("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7");
        UploadTraces.begin(upload, trace);

        // When
        List<JsonNode> lines;
        try (LogLines log = LogLines.keep()) {
            LOG.uploadClaimed(upload, KAVERI, 1);
            UploadTraces.end(upload);
            LOG.uploadCompleted(upload, KAVERI, 7);
            LOG.topicMade("a-topic");
            lines = log.lines();
        }

        // Then
        JsonNode claimed = lines.getFirst();
        assertThat(claimed.at("/mdc/code").textValue()).isEqualTo("MUSTER0100");
        assertThat(claimed.at("/mdc/tenant").textValue()).isEqualTo("kaveri");
        assertThat(claimed.at("/mdc/upload").textValue()).isEqualTo(upload.toString());
        assertThat(claimed.at("/mdc/trace").textValue()).isEqualTo(trace.traceId());
        assertThat(claimed.path("level").textValue()).isEqualTo("INFO");
        assertThat(lines.get(1).at("/mdc/trace").isMissingNode())
                .as("it is at work no longer")
                .isTrue();
        assertThat(lines.get(2).at("/mdc/tenant").isMissingNode()).isTrue();
        assertThat(lines.get(2).at("/mdc/code").textValue()).isEqualTo("MUSTER0300");
    }

    @Test
    void linesOfTwoLendersSideBySideHaveTheirOwnLenders() throws Exception {
        List<JsonNode> lines;
        try (LogLines log = LogLines.keep()) {
            // Side by side, on threads of a pool that serves both
            IntStream.range(0, LINES).parallel().forEach(i -> {
                UploadId upload = UploadId.next();
                LOG.uploadCompleted(upload, i % 2 == 0 ? KAVERI : SUTLEJ, i);
                LOG.topicMade("topic-" + i);
            });
            lines = log.lines();
        }

        assertThat(lines).hasSize(2 * LINES).allSatisfy(line -> {
            String words = line.path("message").textValue();
            String tenant = line.at("/mdc/tenant").textValue();
            if (words.startsWith("MUSTER0101")) {
                assertThat(words)
                        .contains(
                                "of " + tenant + " is completed",
                                line.at("/mdc/upload").textValue());
            } else {
                assertThat(tenant).isNull();
            }
        });
    }
}
