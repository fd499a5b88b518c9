package io.muster.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
    private static final String TEXT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void aContextIsReadAsItIsWritten() {
        TraceContext read = java.util.Objects.requireNonNull(TraceContext.of(TEXT));

        assertThat(read.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(read.spanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(read.traceparent()).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736x00f067aa0ba902b7-01",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x"
            })
    void whatNamesNoSampledPlaceIsNone(String text) {
        assertThat(TraceContext.of(text)).isNull();
    }

    @Test
    void whatIsNotLookedAtCloselyPassesItsContextOnAndNothingElse() {
        TraceContext from = TraceContext.of(TEXT);

        assertThat(Stream.of(Passing.of(from), Passing.of(from).child("part").with("rows", 1)))
                .allMatch(span -> from != null && from.equals(span.context()));
        assertThat(Passing.of(null)).isSameAs(Span.NONE);
    }
}
