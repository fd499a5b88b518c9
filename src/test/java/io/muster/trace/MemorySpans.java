package io.muster.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Where spans go in a test that looks at them. */
@Alternative
@Singleton
public class MemorySpans implements SpanExporter {
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();

    /** All that have ended. */
    public List<SpanData> all() {
        return spans.getFinishedSpanItems();
    }

    /** Waits until a trace has spans of all these names. */
    public void await(TraceContext trace, String... names) {
        Awaitility.await()
                .atMost(WAIT_MAX)
                .untilAsserted(() -> assertThat(names(trace)).contains(names));
    }

    /** Waits until a trace is whole, for what is under way at the moment has no end yet. */
    public void awaitOneTree(TraceContext trace, String tenant, String upload) {
        Awaitility.await()
                .atMost(WAIT_MAX)
                .untilAsserted(() -> SpanTree.requireOne(of(trace.traceId()), tenant, upload));
    }

    /** What is done in a trace. */
    public Set<String> names(TraceContext trace) {
        return of(trace.traceId()).stream().map(SpanData::getName).collect(Collectors.toSet());
    }

    /** Those of one trace. */
    public List<SpanData> of(String traceId) {
        return all().stream().filter(span -> span.getTraceId().equals(traceId)).toList();
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> ended) {
        return spans.export(ended);
    }

    @Override
    public CompletableResultCode flush() {
        return spans.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return spans.shutdown();
    }
}
