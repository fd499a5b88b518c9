package io.muster.notification.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A JSON body in whose texts values may stand; the values cannot change its shape. */
sealed interface JsonForm {
    int ITEMS_MAX = 40;

    record Fields(Map<String, JsonForm> fields) implements JsonForm {}

    record Items(List<JsonForm> items) implements JsonForm {}

    record Text(ValueText text) implements JsonForm {}

    record Literal(JsonNode value) implements JsonForm {}

    static JsonForm read(JsonPlace place, Set<String> names) {
        JsonNode node = place.node();
        if (node.isObject()) {
            Map<String, JsonForm> fields = new LinkedHashMap<>();
            place.fields(ITEMS_MAX).forEach((name, field) -> fields.put(name, read(field, names)));
            return new Fields(fields);
        }
        if (node.isArray()) {
            return new Items(place.items(ITEMS_MAX).stream()
                    .map(item -> read(item, names))
                    .toList());
        }
        return node.isTextual() && !node.textValue().isEmpty()
                ? new Text(ValueText.read(place, names))
                : new Literal(node);
    }

    default JsonNode fill(Values values) {
        return switch (this) {
            case Fields(Map<String, JsonForm> fields) -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                fields.forEach((name, field) -> object.set(name, field.fill(values)));
                yield object;
            }
            case Items(List<JsonForm> items) -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                items.forEach(item -> array.add(item.fill(values)));
                yield array;
            }
            case Text(ValueText text) -> JsonNodeFactory.instance.textNode(text.fill(values, value -> value));
            case Literal(JsonNode value) -> value;
        };
    }
}
