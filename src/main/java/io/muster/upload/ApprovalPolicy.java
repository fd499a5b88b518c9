package io.muster.upload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.muster.tenant.WorkbookKind;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Above how much money a second person must approve an upload, as a lender decided it.
 *
 * @param abovePaise by kind of workbook: 0 means every upload; a kind that is not there never needs anybody
 */
public record ApprovalPolicy(Map<WorkbookKind, Long> abovePaise) {
    /** The one policy of this kind that a lender has. */
    public static final String NAME = "uploads";

    private static final int LENGTH_MAX = 1_000;
    private static final Pattern RUPEES = Pattern.compile("(\\d{1,10})\\.(\\d{2})");
    private static final Set<String> KEYS = Set.of("above", "never");
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public ApprovalPolicy {
        abovePaise = Map.copyOf(abovePaise);
    }

    /**
     * Reads a lender's decision; every kind of workbook must be named, so that none is forgotten.
     *
     * @throws IllegalArgumentException when it is none; the message names the place and is for whoever wrote it
     */
    public static ApprovalPolicy parse(String json) {
        JsonNode root = tree(json);
        requireOnlyKinds(root);
        Map<WorkbookKind, Long> above = new EnumMap<>(WorkbookKind.class);
        for (WorkbookKind kind : WorkbookKind.values()) {
            Long paise = abovePaise(kind.slug(), root.path(kind.slug()));
            if (paise != null) {
                above.put(kind, paise);
            }
        }
        return new ApprovalPolicy(above);
    }

    private static void requireOnlyKinds(JsonNode root) {
        if (!root.isObject()) {
            throw wrong("approval", "must be an object");
        }
        for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (WorkbookKind.of(name).isEmpty()) {
                throw wrong(name, "is no kind of workbook");
            }
        }
    }

    private static @Nullable Long abovePaise(String place, JsonNode rule) {
        if (!rule.isObject()
                || rule.size() != 1
                || !KEYS.contains(rule.fieldNames().next())) {
            throw wrong(place, "must be {\"never\": true} or {\"above\": \"1000000.00\"}");
        }
        JsonNode never = rule.get("never");
        if (never != null) {
            if (!never.isBoolean() || !never.booleanValue()) {
                throw wrong(place + ".never", "must be true");
            }
            return null;
        }
        return paise(place + ".above", rule.get("above"));
    }

    private static long paise(String place, JsonNode amount) {
        var rupees = RUPEES.matcher(amount.isTextual() ? amount.textValue() : "");
        if (!rupees.matches()) {
            throw wrong(place, "must be rupees as a text like \"1000000.00\"");
        }
        return Long.parseLong(rupees.group(1)) * 100 + Long.parseLong(rupees.group(2));
    }

    private static JsonNode tree(String json) {
        if (json.length() > LENGTH_MAX) {
            throw wrong("approval", "has more than " + LENGTH_MAX + " characters");
        }
        try {
            return STRICT.readTree(json);
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("approval: not JSON", notJson);
        }
    }

    private static IllegalArgumentException wrong(String place, String what) {
        return new IllegalArgumentException(place + ": " + what);
    }
}
