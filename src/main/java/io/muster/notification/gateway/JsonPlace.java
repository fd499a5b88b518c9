package io.muster.notification.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A place in a policy's JSON, read strictly and without reflection; every complaint names it. */
record JsonPlace(String name, JsonNode node) {
    static final int TEXT_LENGTH_MAX = 4_000;

    private static final int POLICY_LENGTH_MAX = 65_536;
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws IllegalArgumentException when it is not JSON */
    static JsonPlace root(String json) {
        if (json.length() > POLICY_LENGTH_MAX) {
            throw new IllegalArgumentException("gateway: has more than " + POLICY_LENGTH_MAX + " characters");
        }
        try {
            return new JsonPlace("gateway", STRICT.readTree(json));
        } catch (JsonProcessingException notJson) {
            var at = notJson.getLocation();
            throw new IllegalArgumentException(
                    "gateway: not JSON"
                            + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr())
                            + ": " + notJson.getOriginalMessage(),
                    notJson);
        }
    }

    /** This place, an object that has none but these fields. */
    JsonPlace only(String... keys) {
        Set<String> known = Set.of(keys);
        for (Map.Entry<String, JsonPlace> field : fields(Integer.MAX_VALUE).entrySet()) {
            if (!known.contains(field.getKey())) {
                throw field.getValue().wrong("is not known here");
            }
        }
        return this;
    }

    JsonPlace at(String key) {
        JsonPlace found = find(key);
        if (found == null) {
            throw new JsonPlace(under(key), node).wrong("is missing");
        }
        return found;
    }

    @Nullable
    JsonPlace find(String key) {
        JsonNode found = node.get(key);
        return found == null || found.isNull() ? null : new JsonPlace(under(key), found);
    }

    String text() {
        if (!node.isTextual()
                || node.textValue().isBlank()
                || node.textValue().length() > TEXT_LENGTH_MAX
                || node.textValue().indexOf('\0') >= 0) {
            throw wrong("must be a text of 1 to " + TEXT_LENGTH_MAX + " characters");
        }
        return node.textValue();
    }

    /** One of the given words. */
    String oneOf(String... words) {
        String text = text();
        if (!List.of(words).contains(text)) {
            throw wrong("must be one of " + String.join(", ", words));
        }
        return text;
    }

    int whole(int min, int max) {
        if (!node.isInt() || node.intValue() < min || node.intValue() > max) {
            throw wrong("must be a whole number from " + min + " to " + max);
        }
        return node.intValue();
    }

    int whole(String key, int usual, int min, int max) {
        JsonPlace found = find(key);
        return found == null ? usual : found.whole(min, max);
    }

    /** The fields of an object, in their order. */
    Map<String, JsonPlace> fields(int sizeMax) {
        if (!node.isObject() || node.size() > sizeMax) {
            throw wrong("must be an object" + (sizeMax == Integer.MAX_VALUE ? "" : " of at most " + sizeMax));
        }
        Map<String, JsonPlace> fields = new LinkedHashMap<>();
        node.properties()
                .forEach(field -> fields.put(field.getKey(), new JsonPlace(under(field.getKey()), field.getValue())));
        return fields;
    }

    List<JsonPlace> items(int sizeMax) {
        if (!node.isArray() || node.isEmpty() || node.size() > sizeMax) {
            throw wrong("must be a list of 1 to " + sizeMax);
        }
        List<JsonPlace> items = new ArrayList<>();
        node.forEach(item -> items.add(new JsonPlace(name + "[" + items.size() + "]", item)));
        return items;
    }

    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(name + ": " + what);
    }

    private String under(String key) {
        return name + "." + key;
    }
}
