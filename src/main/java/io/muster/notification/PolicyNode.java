package io.muster.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * A place in a policy's JSON, read strictly and without reflection; every complaint names the place and what it takes.
 *
 * @param place such as {@code kinds.bounce.window}
 */
record PolicyNode(String place, JsonNode node) {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws IllegalArgumentException when it is no JSON object */
    static PolicyNode read(String json, int lengthMax, Set<String> keys) {
        if (json.length() > lengthMax) {
            throw new IllegalArgumentException("the policy has more than " + lengthMax + " characters");
        }
        try {
            PolicyNode root = new PolicyNode("", STRICT.readTree(json));
            root.requireObject(keys);
            return root;
        } catch (JsonProcessingException notJson) {
            var at = notJson.getLocation();
            throw new IllegalArgumentException(
                    "not JSON"
                            + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr())
                            + "; texts and names stand in double quotes, and no name stands twice",
                    notJson);
        }
    }

    /** What is wrong here, as a failure to throw. */
    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException((place.isEmpty() ? "the policy" : place) + ": " + what);
    }

    boolean isThere() {
        return !node.isMissingNode();
    }

    /** @throws IllegalArgumentException when it is no object, or has other keys than these */
    void requireObject(Set<String> keys) {
        if (!node.isObject()) {
            throw wrong("must be an object");
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!keys.contains(name)) {
                throw get(name)
                        .wrong("is not known here; known are "
                                + String.join(", ", keys.stream().sorted().toList()));
            }
        }
    }

    PolicyNode get(String key) {
        return new PolicyNode(place.isEmpty() ? key : place + "." + key, node.path(key));
    }

    /** The fields by name, in their order. */
    Map<String, PolicyNode> fields() {
        Map<String, PolicyNode> fields = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(name -> fields.put(name, get(name)));
        return fields;
    }

    String text(int lengthMax) {
        if (!node.isTextual() || node.textValue().isBlank() || node.textValue().length() > lengthMax) {
            throw wrong("must be a text of 1 to " + lengthMax + " characters");
        }
        return node.textValue();
    }

    /** A text of a form that the sentence describes. */
    String text(Pattern form, String takes) {
        if (!node.isTextual() || !form.matcher(node.textValue()).matches()) {
            throw wrong("must be " + takes);
        }
        return node.textValue();
    }

    boolean truth(boolean otherwise) {
        if (!isThere()) {
            return otherwise;
        }
        if (!node.isBoolean()) {
            throw wrong("must be true or false");
        }
        return node.booleanValue();
    }

    int number(int min, int max) {
        if (!node.isInt() || node.intValue() < min || node.intValue() > max) {
            throw wrong("must be a whole number from " + min + " to " + max);
        }
        return node.intValue();
    }

    /** One of several words, each read by its name. */
    <T> T choice(List<T> all, BiFunction<T, String, Boolean> named, String takes) {
        String word = node.isTextual() ? node.textValue() : "";
        return all.stream()
                .filter(each -> named.apply(each, word))
                .findFirst()
                .orElseThrow(() -> wrong("must be one of " + takes));
    }

    List<PolicyNode> list(int sizeMax) {
        if (!node.isArray() || node.isEmpty() || node.size() > sizeMax) {
            throw wrong("must be a list of 1 to " + sizeMax);
        }
        List<PolicyNode> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new PolicyNode(place + "[" + i + "]", node.get(i)));
        }
        return items;
    }
}
