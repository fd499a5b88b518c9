package io.muster.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.muster.pdf.Colour;
import io.muster.pdf.Picture;
import io.muster.tenant.Language;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a template's JSON strictly, as a tree and without reflection; every complaint names its place. */
final class ReceiptTemplateJson {
    /** A picture of 64 KB in base64, and texts. */
    private static final int LENGTH_MAX = 100_000;

    private static final Set<String> KEYS = Set.of(
            "lender",
            "address",
            "cin",
            "gstin",
            "registration",
            "phone",
            "email",
            "website",
            "accent",
            "logo",
            "footers",
            "grievanceOfficer");
    private static final Set<String> OFFICER_KEYS = Set.of("name", "phone", "email");
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode root;

    ReceiptTemplateJson(String json) {
        if (json.length() > LENGTH_MAX) {
            throw wrong("template", "has more than " + LENGTH_MAX + " characters");
        }
        root = tree(json);
        onlyKeys("template", root, KEYS);
    }

    ReceiptTemplate read() {
        return new ReceiptTemplate(
                text("lender", root.path("lender")),
                lines("address", root.path("address"), ReceiptTemplate.ADDRESS_LINES_MAX),
                optional("cin", root.path("cin")),
                optional("gstin", root.path("gstin")),
                optional("registration", root.path("registration")),
                optional("phone", root.path("phone")),
                optional("email", root.path("email")),
                optional("website", root.path("website")),
                accent(),
                logo(),
                footers(),
                officer());
    }

    private Colour accent() {
        Colour colour;
        try {
            colour = Colour.of(text("accent", root.path("accent")));
        } catch (IllegalArgumentException notOne) {
            throw wrong("accent", "must be a colour such as #0B3D91");
        }
        if (colour.lightness() > ReceiptTemplate.ACCENT_LIGHTNESS_MAX) {
            throw wrong("accent", "is too light to be read on white paper");
        }
        return colour;
    }

    private @Nullable Picture logo() {
        JsonNode node = root.path("logo");
        if (node.isMissingNode()) {
            return null;
        }
        try {
            return Picture.of(Base64.getMimeDecoder().decode(node.isTextual() ? node.textValue() : ""));
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException("logo: " + refused.getMessage(), refused);
        }
    }

    private Map<Language, List<String>> footers() {
        JsonNode node = root.path("footers");
        Map<Language, List<String>> footers = new EnumMap<>(Language.class);
        if (node.isMissingNode()) {
            return footers;
        }
        onlyKeys("footers", node, Set.of(Language.ENGLISH.tag(), Language.HINDI.tag()));
        for (Language language : Language.values()) {
            footers.put(
                    language,
                    lines("footers." + language.tag(), node.path(language.tag()), ReceiptTemplate.FOOTER_LINES_MAX));
        }
        return footers;
    }

    private ReceiptTemplate.@Nullable Officer officer() {
        JsonNode node = root.path("grievanceOfficer");
        if (node.isMissingNode()) {
            return null;
        }
        onlyKeys("grievanceOfficer", node, OFFICER_KEYS);
        return new ReceiptTemplate.Officer(
                text("grievanceOfficer.name", node.path("name")),
                optional("grievanceOfficer.phone", node.path("phone")),
                optional("grievanceOfficer.email", node.path("email")));
    }

    private static List<String> lines(String place, JsonNode node, int linesMax) {
        if (node.isMissingNode()) {
            return List.of();
        }
        if (!node.isArray() || node.size() > linesMax) {
            throw wrong(place, "must be a list of at most " + linesMax + " lines");
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            lines.add(text(place + "[" + i + "]", node.get(i)));
        }
        return List.copyOf(lines);
    }

    private static @Nullable String optional(String place, JsonNode node) {
        return node.isMissingNode() ? null : text(place, node);
    }

    private static String text(String place, JsonNode node) {
        if (!node.isTextual()
                || node.textValue().isBlank()
                || node.textValue().length() > ReceiptTemplate.TEXT_LENGTH_MAX) {
            throw wrong(place, "must be a text of 1 to " + ReceiptTemplate.TEXT_LENGTH_MAX + " characters");
        }
        if (node.textValue().chars().anyMatch(Character::isISOControl)) {
            throw wrong(place, "must be one line without control characters");
        }
        return node.textValue().strip();
    }

    private static void onlyKeys(String place, JsonNode node, Set<String> keys) {
        if (!node.isObject()) {
            throw wrong(place, "must be an object");
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!keys.contains(name)) {
                throw wrong(place.equals("template") ? name : place + "." + name, "is not known here");
            }
        }
    }

    private static JsonNode tree(String json) {
        try {
            return STRICT.readTree(json);
        } catch (JsonProcessingException notJson) {
            var at = notJson.getLocation();
            throw new IllegalArgumentException(
                    "template: not JSON"
                            + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr()),
                    notJson);
        }
    }

    private static IllegalArgumentException wrong(String place, String what) {
        return new IllegalArgumentException(place + ": " + what);
    }
}
