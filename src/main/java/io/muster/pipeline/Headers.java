package io.muster.pipeline;

import io.muster.trace.TraceContext;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** What a record's headers say beside what it is; pure. */
final class Headers {
    private Headers() {}

    /** Where in a trace it was passed on; null when nobody looks closely. */
    static @Nullable TraceContext trace(ConsumerRecord<?, ?> found) {
        Header header = found.headers().lastHeader(TraceContext.HEADER);
        return header == null || header.value() == null
                ? null
                : TraceContext.of(new String(header.value(), StandardCharsets.UTF_8));
    }
}
