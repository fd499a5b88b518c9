package io.muster.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What must be true of the spans of one upload's trace. */
public final class SpanTree {
    private static final AttributeKey<String> TENANT = AttributeKey.stringKey("muster.tenant");
    private static final AttributeKey<String> UPLOAD = AttributeKey.stringKey("muster.upload");

    /** All that is said of anything: none of it names a person. */
    private static final Set<String> SAID = Set.of(
            "muster.tenant",
            "muster.upload",
            "muster.attempt",
            "muster.token",
            "muster.phase",
            "muster.lane",
            "muster.rows",
            "muster.first_row",
            "muster.last_row",
            "muster.rows.posted",
            "muster.rows.already_posted",
            "muster.rows.refused",
            "muster.rows.rejected",
            "muster.events",
            "muster.message",
            "muster.receipt",
            "muster.try",
            "muster.state");

    private SpanTree() {}

    /** One beginning, every other span's parent is among them, and all are of this lender and upload. */
    public static void requireOne(List<SpanData> all, String tenant, String upload) {
        Set<String> ids = all.stream().map(SpanData::getSpanId).collect(Collectors.toSet());
        assertThat(all.stream().filter(span -> !span.getParentSpanContext().isValid()))
                .hasSize(1)
                .allMatch(span -> span.getName().equals("receive upload"));
        assertThat(all)
                .filteredOn(span -> span.getParentSpanContext().isValid())
                .allMatch(span -> ids.contains(span.getParentSpanId()));
        assertThat(all).allMatch(span -> tenant.equals(span.getAttributes().get(TENANT)));
        assertThat(all.stream()
                        .map(span -> span.getAttributes().get(UPLOAD))
                        .filter(Objects::nonNull)
                        .distinct())
                .containsExactly(upload);
        assertThat(all.stream()
                        .flatMap(span -> span.getAttributes().asMap().keySet().stream())
                        .map(AttributeKey::getKey))
                .isSubsetOf(SAID);
    }
}
