package io.muster.tenant;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where sheet layouts come from: the ones that ship, and a lender's own as JSON.
 *
 * <p>The shipped layout of a kind says which fields there are and which must be there; a lender's layout names them its
 * own way, but adds no field and drops no required one.
 */
public final class SheetLayouts {
    /** A definition has at most this many characters. */
    public static final int DEFINITION_LENGTH_MAX = 65_536;

    /** What Muster reads of a row that it gave back to be mended, besides what the lender's own sheets have. */
    private static final Set<String> OF_MENDED_ROWS = Set.of("originalKey", "otherMoney");

    private static final Map<WorkbookKind, SheetLayout> SHIPPED = load();

    private SheetLayouts() {}

    /** The layout that is used when a lender has none of its own. */
    public static SheetLayout shipped(WorkbookKind kind) {
        SheetLayout layout = SHIPPED.get(kind);
        if (layout == null) {
            throw new IllegalStateException("no layout ships for " + kind.slug());
        }
        return layout;
    }

    /**
     * A lender's layout from its JSON.
     *
     * @throws IllegalArgumentException when it is wrong; the message names the place, such as {@code fields[2].headers}
     */
    public static SheetLayout parse(String json) {
        SheetLayout layout = SheetLayoutJson.read(json);
        checkAgainstShipped(layout, shipped(layout.kind()));
        return layout;
    }

    /**
     * The layout with the columns of rows that Muster gave back to be mended, whether it names them or not: the key by which a
     * row is known, without which it could become a second payment, and what somebody says of a possible duplicate.
     */
    public static SheetLayout withMusterKey(SheetLayout layout) {
        Set<String> named =
                layout.fields().stream().map(SheetLayout.Column::field).collect(Collectors.toSet());
        List<SheetLayout.Column> fields = new ArrayList<>(layout.fields());
        shipped(layout.kind()).fields().stream()
                .filter(column -> isOfMendedRows(column) && !named.contains(column.field()))
                .forEach(fields::add);
        return fields.size() == layout.fields().size()
                ? layout
                : new SheetLayout(layout.kind(), layout.name(), layout.dayFirst(), fields);
    }

    static boolean isOfMendedRows(SheetLayout.Column column) {
        return OF_MENDED_ROWS.contains(column.field());
    }

    /** The layout as JSON, for {@link #reread}. */
    public static String print(SheetLayout layout) {
        return SheetLayoutJson.write(layout);
    }

    /**
     * A layout that was printed, by whatever version.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static SheetLayout reread(String printed) {
        return SheetLayoutJson.read(printed);
    }

    private static void checkAgainstShipped(SheetLayout layout, SheetLayout shipped) {
        Map<String, Boolean> required = new HashMap<>();
        shipped.fields().forEach(column -> required.put(column.field(), column.required()));
        Set<String> named = new HashSet<>();
        for (SheetLayout.Column column : layout.fields()) {
            String place = "field " + column.field() + ": ";
            Boolean mustBeThere = required.get(column.field());
            if (mustBeThere == null) {
                throw new IllegalArgumentException(place + "unknown to "
                        + layout.kind().slug() + ", which has " + String.join(", ", shippedNames(shipped)));
            }
            if (mustBeThere && !column.required()) {
                throw new IllegalArgumentException(place + "must be required");
            }
            named.add(column.field());
        }
        for (SheetLayout.Column column : shipped.fields()) {
            if (column.required() && !named.contains(column.field())) {
                throw new IllegalArgumentException("field " + column.field() + ": missing, but every sheet needs it");
            }
        }
    }

    private static Iterable<String> shippedNames(SheetLayout shipped) {
        return shipped.fields().stream().map(SheetLayout.Column::field).toList();
    }

    private static Map<WorkbookKind, SheetLayout> load() {
        Map<WorkbookKind, SheetLayout> layouts = new EnumMap<>(WorkbookKind.class);
        for (WorkbookKind kind : WorkbookKind.values()) {
            layouts.put(kind, SheetLayoutJson.read(resource("/layouts/" + kind.slug() + ".json")));
        }
        return layouts;
    }

    private static String resource(String path) {
        try (InputStream stream = SheetLayouts.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("not in the application: " + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + path, unreadable);
        }
    }
}
