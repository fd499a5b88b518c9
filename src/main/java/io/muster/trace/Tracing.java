package io.muster.trace;

import io.muster.Instance;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.jspecify.annotations.Nullable;

/** Begins spans, where spans are wanted; any thread, and it never waits. */
@ApplicationScoped
@Unremovable
public class Tracing {
    private static final AttributeKey<String> TENANT = AttributeKey.stringKey("muster.tenant");
    private static final AttributeKey<String> UPLOAD = AttributeKey.stringKey("muster.upload");

    private final Sampling sampling;
    private final @Nullable SpanSending sending;

    /** @param others where spans go instead of an endpoint */
    Tracing(
            TraceConfig config,
            Sampling sampling,
            Instance instance,
            jakarta.enterprise.inject.Instance<SpanExporter> others) {
        this.sampling = sampling;
        this.sending = others.isResolvable()
                ? SpanSending.atOnce(others.get(), instance.name())
                : config.endpoint()
                        .map(endpoint -> SpanSending.to(endpoint, config, instance.name()))
                        .orElse(null);
    }

    /** Whether this process passes spans on at all. */
    public boolean isOn() {
        return sending != null;
    }

    /** The beginning of a trace, if this one is looked at closely. What callers say of traces of theirs is not heard. */
    public Span first(String tenant, String name) {
        return sending != null && sampling.takes(tenant) ? begin(null, name, SpanKind.SERVER, tenant, null) : Span.NONE;
    }

    /** Something done for what was received under a context, maybe elsewhere and long ago. */
    public Span within(@Nullable TraceContext context, String name, String tenant, @Nullable String upload) {
        return of(context, name, SpanKind.INTERNAL, tenant, upload);
    }

    /** Something that is passed on to whoever hears it. */
    public Span sent(@Nullable TraceContext context, String name, String tenant, @Nullable String upload) {
        return of(context, name, SpanKind.PRODUCER, tenant, upload);
    }

    /** Something that was heard. */
    public Span heard(@Nullable TraceContext context, String name, String tenant, @Nullable String upload) {
        return of(context, name, SpanKind.CONSUMER, tenant, upload);
    }

    /** Something that another is asked to do. */
    public Span asked(@Nullable TraceContext context, String name, String tenant) {
        return of(context, name, SpanKind.CLIENT, tenant, null);
    }

    private Span of(
            @Nullable TraceContext context, String name, SpanKind kind, String tenant, @Nullable String upload) {
        return context == null || sending == null ? Passing.of(context) : begin(context, name, kind, tenant, upload);
    }

    private Span begin(
            @Nullable TraceContext context, String name, SpanKind kind, String tenant, @Nullable String upload) {
        Attributes common =
                upload == null ? Attributes.of(TENANT, tenant) : Attributes.of(TENANT, tenant, UPLOAD, upload);
        return Recorded.begin(tracer(), context, name, kind, common);
    }

    private Tracer tracer() {
        return java.util.Objects.requireNonNull(sending).tracer();
    }

    /** Behind everything that still ends spans. */
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER + 100) ShutdownEvent stopping) {
        if (sending != null) {
            sending.stop();
        }
    }
}
