package io.muster.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** A span that is passed on when it ends. */
final class Recorded implements Span {
    private final Tracer tracer;
    private final Attributes common;
    private final io.opentelemetry.api.trace.Span span;
    private final TraceContext context;

    private Recorded(Tracer tracer, Attributes common, io.opentelemetry.api.trace.Span span) {
        this.tracer = tracer;
        this.common = common;
        this.span = span;
        SpanContext own = span.getSpanContext();
        this.context = new TraceContext(own.getTraceId(), own.getSpanId());
    }

    /**
     * @param parent null for the first of a trace
     * @param common what is said of it and of all its parts
     */
    static Span begin(Tracer tracer, @Nullable TraceContext parent, String name, SpanKind kind, Attributes common) {
        return new Recorded(
                tracer,
                common,
                tracer.spanBuilder(name)
                        .setParent(parent == null ? Context.root() : remote(parent))
                        .setSpanKind(kind)
                        .setAllAttributes(common)
                        .startSpan());
    }

    private static Context remote(TraceContext parent) {
        SpanContext place = SpanContext.createFromRemoteParent(
                parent.traceId(), parent.spanId(), TraceFlags.getSampled(), TraceState.getDefault());
        return Context.root().with(io.opentelemetry.api.trace.Span.wrap(place));
    }

    @Override
    public TraceContext context() {
        return context;
    }

    @Override
    public Span child(String name) {
        return begin(tracer, context, name, SpanKind.INTERNAL, common);
    }

    @Override
    public Span with(String name, long value) {
        span.setAttribute(name, value);
        return this;
    }

    @Override
    public Span with(String name, @Nullable String value) {
        if (value != null) {
            span.setAttribute(name, value);
        }
        return this;
    }

    @Override
    public void end() {
        span.end();
    }

    @Override
    public void fail(Throwable why) {
        span.setStatus(StatusCode.ERROR, why.getClass().getSimpleName());
        span.end();
    }
}
