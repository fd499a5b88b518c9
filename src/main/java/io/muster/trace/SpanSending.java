package io.muster.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Passes spans on as they end; whether they are wanted was decided before they began. */
record SpanSending(SdkTracerProvider provider, Tracer tracer) {
    private static final long STOP_MS_MAX = 2_000;

    /** Gathers spans and sends them over HTTP, on a thread of its own; what nobody takes is lost. */
    static SpanSending to(URI endpoint, TraceConfig config, String instance) {
        OtlpHttpSpanExporterBuilder exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint.toString())
                .setCompression("gzip")
                .setTimeout(config.answerMax());
        config.headers().forEach(exporter::addHeader);
        return of(
                BatchSpanProcessor.builder(exporter.build())
                        .setMaxQueueSize(config.waitingMax())
                        .setExporterTimeout(config.answerMax())
                        .build(),
                instance);
    }

    /** Passes each span on before its end returns. */
    static SpanSending atOnce(SpanExporter exporter, String instance) {
        return of(SimpleSpanProcessor.create(exporter), instance);
    }

    private static SpanSending of(SpanProcessor processor, String instance) {
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setSampler(Sampler.alwaysOn())
                .setResource(Resource.create(Attributes.builder()
                        .put("service.name", "muster")
                        .put("service.instance.id", instance)
                        .build()))
                .addSpanProcessor(processor)
                .build();
        return new SpanSending(provider, provider.get("io.muster"));
    }

    /** Sends what waits, if it is taken at once. */
    void stop() {
        var _ = provider.shutdown().join(STOP_MS_MAX, TimeUnit.MILLISECONDS);
    }
}
