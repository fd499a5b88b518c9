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
        return fill(new Long[rows.size()], rows, column);
    }

    static <T> Integer[] integers(Collection<T> rows, Function<T, @Nullable Integer> column) {
        return fill(new Integer[rows.size()], rows, column);
    }

    static <T> UUID[] uuids(Collection<T> rows, Function<T, @Nullable UUID> column) {
        return fill(new UUID[rows.size()], rows, column);
    }

    static <T> LocalDate[] dates(Collection<T> rows, Function<T, @Nullable LocalDate> column) {
        return fill(new LocalDate[rows.size()], rows, column);
    }

    static <T> Boolean[] booleans(Collection<T> rows, Function<T, @Nullable Boolean> column) {
        return fill(new Boolean[rows.size()], rows, column);
    }

    /** Texts as Postgres can hold them. */
    static <T> String[] texts(Collection<T> rows, Function<T, @Nullable String> column) {
        return fill(new String[rows.size()], rows, row -> storable(column.apply(row)));
    }

    /** The text without NUL, the one character that Postgres refuses (22021): a row must never stop a lane. */
    static @Nullable String storable(@Nullable String text) {
        return text == null || text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }

    private static <T, C> C[] fill(C[] cells, Collection<T> rows, Function<T, ? extends @Nullable C> column) {
        int place = 0;
        for (T row : rows) {
            cells[place++] = column.apply(row);
        }
        return cells;
    }
}
