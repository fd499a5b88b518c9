package io.muster.posting;

import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns rows into the arrays that {@code unnest} turns back into rows: one array a column. */
final class Columns {
    private Columns() {}

    static <T> Long[] longs(Collection<T> rows, Function<T, @Nullable Long> column) {
        return rows.stream().map(column).toArray(Long[]::new);
    }

    static <T> Integer[] integers(Collection<T> rows, Function<T, @Nullable Integer> column) {
        return rows.stream().map(column).toArray(Integer[]::new);
    }

    static <T> UUID[] uuids(Collection<T> rows, Function<T, @Nullable UUID> column) {
        return rows.stream().map(column).toArray(UUID[]::new);
    }

    static <T> LocalDate[] dates(Collection<T> rows, Function<T, @Nullable LocalDate> column) {
        return rows.stream().map(column).toArray(LocalDate[]::new);
    }

    static <T> Boolean[] booleans(Collection<T> rows, Function<T, Boolean> column) {
        return rows.stream().map(column).toArray(Boolean[]::new);
    }

    /** Texts as Postgres can hold them. */
    static <T> String[] texts(Collection<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(row -> storable(column.apply(row))).toArray(String[]::new);
    }

    /** The text without NUL, the one character that Postgres refuses (22021): a row must never stop a lane. */
    static @Nullable String storable(@Nullable String text) {
        return text == null || text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }
}
