package io.muster.tenant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a layout's JSON strictly, as a tree and without reflection; every complaint names its place. */
final class SheetLayoutJson {
    private static final int FIELDS_MAX = 60;
    private static final int HEADERS_MAX = 100;
    private static final int TEXT_LENGTH_MAX = HeaderName.LENGTH_MAX;
    private static final Set<String> LAYOUT_KEYS = Set.of("kind", "name", "dayFirst", "fields");
    private static final Set<String> FIELD_KEYS = Set.of("field", "title", "required", "headers");
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SheetLayoutJson() {}

    /** @throws IllegalArgumentException when it is no layout; the message names the place */
    static SheetLayout read(String json) {
        if (json.length() > SheetLayouts.DEFINITION_LENGTH_MAX) {
            throw wrong("layout", "has more than " + SheetLayouts.DEFINITION_LENGTH_MAX + " characters");
        }
        JsonNode root = tree(json);
        onlyKeys("layout", root, LAYOUT_KEYS);
        String slug = text("kind", root.path("kind"));
        WorkbookKind kind =
                WorkbookKind.of(slug).orElseThrow(() -> wrong("kind", "is neither loan-book nor collections"));
        SheetLayout layout = new SheetLayout(
                kind,
                text("name", root.path("name")),
                truth("dayFirst", root.path("dayFirst")),
                fields(root.path("fields")));
        checkHeadersApart(layout);
        return layout;
    }

    /** What {@link #read} reads as the same layout. */
    static String write(SheetLayout layout) {
        ObjectNode root = STRICT.createObjectNode()
                .put("kind", layout.kind().slug())
                .put("name", layout.name())
                .put("dayFirst", layout.dayFirst());
        ArrayNode fields = root.putArray("fields");
        layout.fields().forEach(column -> write(column, fields.addObject()));
        return root.toString();
    }

    private static void write(SheetLayout.Column column, ObjectNode field) {
        ArrayNode headers = field.put("field", column.field())
                .put("title", column.title())
                .put("required", column.required())
                .putArray("headers");
        column.headers().forEach(headers::add);
    }

    private static JsonNode tree(String json) {
        try {
            return STRICT.readTree(json);
        } catch (JsonProcessingException notJson) {
            var at = notJson.getLocation();
            throw new IllegalArgumentException(
                    "layout: not JSON"
                            + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr())
                            + ": " + notJson.getOriginalMessage(),
                    notJson);
        }
    }

    private static List<SheetLayout.Column> fields(JsonNode nodes) {
        list("fields", nodes, FIELDS_MAX);
        List<SheetLayout.Column> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            String place = "fields[" + i + "]";
            SheetLayout.Column field = field(place, nodes.get(i));
            if (!names.add(field.field())) {
                throw wrong(place + ".field", "names " + field.field() + " a second time");
            }
            fields.add(field);
        }
        return fields;
    }

    private static SheetLayout.Column field(String place, JsonNode node) {
        onlyKeys(place, node, FIELD_KEYS);
        JsonNode headers = node.path("headers");
        list(place + ".headers", headers, HEADERS_MAX);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            String at = place + ".headers[" + i + "]";
            texts.add(text(at, headers.get(i)));
            if (HeaderName.normal(texts.getLast()).isEmpty()) {
                throw wrong(at, "has no letter or digit, so it can never be found");
            }
        }
        return new SheetLayout.Column(
                text(place + ".field", node.path("field")),
                text(place + ".title", node.path("title")),
                truth(place + ".required", node.path("required")),
                texts);
    }

    /** One header must not name two fields, or a sheet could be read in two ways. */
    private static void checkHeadersApart(SheetLayout layout) {
        Map<String, String> owners = new HashMap<>();
        for (SheetLayout.Column column : layout.fields()) {
            Set<String> its = new HashSet<>();
            its.add(HeaderName.normal(column.title()));
            column.headers().forEach(header -> its.add(HeaderName.normal(header)));
            for (String header : its) {
                String owner = owners.putIfAbsent(header, column.field());
                if (owner != null) {
                    throw wrong("field " + column.field(), "shares the header " + header + " with " + owner);
                }
            }
        }
    }

    private static void onlyKeys(String place, JsonNode node, Set<String> keys) {
        if (!node.isObject()) {
            throw wrong(place, "must be an object");
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!keys.contains(name)) {
                throw wrong(place + "." + name, "is not known here");
            }
        }
    }

    private static void list(String place, JsonNode node, int sizeMax) {
        if (!node.isArray() || node.isEmpty() || node.size() > sizeMax) {
            throw wrong(place, "must be a list of 1 to " + sizeMax);
        }
    }

    private static String text(String place, JsonNode node) {
        if (!node.isTextual() || node.textValue().isBlank() || node.textValue().length() > TEXT_LENGTH_MAX) {
            throw wrong(place, "must be a text of 1 to " + TEXT_LENGTH_MAX + " characters");
        }
        return node.textValue().strip();
    }

    private static boolean truth(String place, JsonNode node) {
        if (!node.isBoolean()) {
            throw wrong(place, "must be true or false");
        }
        return node.booleanValue();
    }

    private static IllegalArgumentException wrong(String place, String what) {
        return new IllegalArgumentException(place + ": " + what);
    }
}
