package io.muster.tenant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which header of one sheet stands for which field, as a person chose it.
 *
 * @param fields the header by the field's name; of no header two fields
 */
public record SheetMapping(Map<String, String> fields) {
    private static final JsonMapper JSON = new JsonMapper();

    public SheetMapping {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * The layout with these headers and no others: a field that is not mapped is not there, and a mapped one goes by its header
     * alone, in messages, too, for that is what whoever mapped it sees. Only the columns of rows that Muster gave back are there,
     * named or not.
     */
    public SheetLayout over(SheetLayout layout) {
        Set<String> taken = fields.values().stream().map(HeaderName::normal).collect(Collectors.toSet());
        List<SheetLayout.Column> columns = new ArrayList<>();
        for (SheetLayout.Column column : SheetLayouts.withMusterKey(layout).fields()) {
            String header = fields.get(column.field());
            if (header != null) {
                columns.add(new SheetLayout.Column(column.field(), header, column.required(), List.of(header)));
            } else if (SheetLayouts.isOfMendedRows(column)) {
                columns.addAll(without(column, taken));
            }
        }
        return new SheetLayout(layout.kind(), layout.name(), layout.dayFirst(), columns);
    }

    /** The column by those of its headers that stand for nothing else; empty when there are none. */
    private static List<SheetLayout.Column> without(SheetLayout.Column column, Set<String> taken) {
        List<String> free = column.headers().stream()
                .filter(header -> !taken.contains(HeaderName.normal(header)))
                .toList();
        return free.isEmpty()
                ? List.of()
                : List.of(new SheetLayout.Column(column.field(), column.title(), column.required(), free));
    }

    /** As JSON: {@code {"amount": "Amt recd", …}}. */
    public String print() {
        ObjectNode root = JSON.createObjectNode();
        fields.forEach(root::put);
        return root.toString();
    }

    /** @throws IllegalArgumentException when it was not printed by {@link #print} */
    public static SheetMapping reread(String printed) {
        try {
            Map<String, String> fields = new LinkedHashMap<>();
            JsonNode root = JSON.readTree(printed);
            root.fieldNames()
                    .forEachRemaining(
                            field -> fields.put(field, root.path(field).asText()));
            return new SheetMapping(fields);
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("no mapping of a sheet", notJson);
        }
    }

    /** What tells a header from another: its cells without case, spaces and punctuation, as SHA-256 in hexadecimal. */
    public static String fingerprint(List<String> header) {
        String text = header.stream().map(HeaderName::normal).collect(Collectors.joining("\n"));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
