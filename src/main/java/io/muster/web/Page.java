package io.muster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of something.
 *
 * @param next what to send as {@code after} for the page behind this one; null when this is the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A page; send next as after for the page behind it")
record Page<T>(List<T> items, @Nullable String next) {
    static final int ROWS_MAX = 200;

    /** A full page may have one behind it, a shorter one has not. */
    static <S, T> Page<T> of(List<S> found, int limit, Function<S, T> view, Function<S, String> cursor) {
        return new Page<>(
                found.stream().map(view).toList(), found.size() < limit ? null : cursor.apply(found.getLast()));
    }
}
