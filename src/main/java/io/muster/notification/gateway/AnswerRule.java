package io.muster.notification.gateway;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which answers of a gateway are meant.
 *
 * @param statuses of HTTP; empty for any
 * @param where values that must stand in the JSON
 */
record AnswerRule(Set<Integer> statuses, Map<JsonPointer, String> where) {
    private static final int STATUSES_MAX = 30;
    private static final int WHERE_MAX = 10;

    /** Reads {@code statuses} and {@code where} of a place, of which at least one must be there. */
    static AnswerRule read(JsonPlace place) {
        Set<Integer> statuses = new HashSet<>();
        JsonPlace listed = place.find("statuses");
        if (listed != null) {
            listed.items(STATUSES_MAX).forEach(status -> statuses.add(status.whole(200, 599)));
        }
        Map<JsonPointer, String> where = new HashMap<>();
        JsonPlace conditions = place.find("where");
        if (conditions != null) {
            conditions.fields(WHERE_MAX).forEach((pointer, value) -> where.put(pointer(value, pointer), value.text()));
        }
        if (statuses.isEmpty() && where.isEmpty()) {
            throw place.wrong("needs statuses, where, or both");
        }
        return new AnswerRule(Set.copyOf(statuses), Map.copyOf(where));
    }

    static JsonPointer pointer(JsonPlace place) {
        return pointer(place, place.text());
    }

    private static JsonPointer pointer(JsonPlace place, String text) {
        try {
            return JsonPointer.compile(text);
        } catch (IllegalArgumentException notAPointer) {
            throw place.wrong("is no JSON pointer such as /data/status");
        }
    }

    boolean matches(int status, JsonNode body) {
        return (statuses.isEmpty() || statuses.contains(status))
                && where.entrySet().stream()
                        .allMatch(condition ->
                                body.at(condition.getKey()).asText().equals(condition.getValue()));
    }
}
