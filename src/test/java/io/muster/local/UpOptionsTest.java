package io.muster.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The words after {@code up} choose ports, and wrong ones are told in a line. */
class UpOptionsTest {

    @Test
    void withoutWordsThePortsAreTheUsualOnes() {
        assertThat(UpOptions.read(List.of(), Map.of()))
                .isEqualTo(new UpOptions(
                        8080, 9000, new LocalStack.Listen(5433, 9092, 8180), 8025, 1025, false, Optional.empty()));
    }

    @Test
    void wordsWinOverTheEnvironment() {
        var environment = Map.of("MUSTER_PORT", "7001", "MUSTER_KAFKA_PORT", "7002");
        assertThat(UpOptions.read(List.of("--port", "7003", "--postgres-port=7004", "--fresh"), environment))
                .isEqualTo(new UpOptions(
                        7003, 9000, new LocalStack.Listen(7004, 7002, 8180), 8025, 1025, true, Optional.empty()));
    }

    @Test
    void aSplitHasItsUsualProcessesOrThoseThatAreAskedFor() {
        assertThat(UpOptions.read(List.of("--split"), Map.of()).split()).contains(Split.USUAL);
        assertThat(UpOptions.read(List.of("--split=notify=2,api=1"), Map.of())
                        .split()
                        .orElseThrow()
                        .names())
                .containsExactly("api-1", "ingest-1", "ingest-2", "receipts-1", "notify-1", "notify-2");
        assertThatThrownBy(() -> UpOptions.read(List.of("--split=api=5"), Map.of()))
                .isInstanceOf(UpOptions.UsageError.class)
                .hasMessageContaining("1 to 4");
        assertThatThrownBy(() -> UpOptions.read(List.of("--split=apis=1"), Map.of()))
                .hasMessageContaining("api, ingest, receipts, notify");
    }

    @Test
    void wrongWordsAreNamed() {
        assertThatThrownBy(() -> UpOptions.read(List.of("--prot", "1"), Map.of()))
                .isInstanceOf(UpOptions.UsageError.class)
                .hasMessageContaining("--prot");
        assertThatThrownBy(() -> UpOptions.read(List.of("--port"), Map.of())).hasMessageContaining("needs a number");
        assertThatThrownBy(() -> UpOptions.read(List.of("--port", "65536"), Map.of()))
                .hasMessageContaining("65536");
    }

    @Test
    void aTakenPortIsNamedWithTheWayOut() throws IOException {
        try (var taken = new ServerSocket(0)) {
            var port = taken.getLocalPort();
            var options = UpOptions.read(List.of("--port", Integer.toString(port)), Map.of());
            assertThatThrownBy(options::checkPortsAreFree)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("Port " + port)
                    .hasMessageContaining("--port " + (port + 1));
        }
    }
}
