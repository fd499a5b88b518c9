package io.muster.notification.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Text with values in braces, such as {@code Bearer {secret.api-key}}; two braces stand for one.
 *
 * <p>{@code {unicode?A:B}} is A for a text that needs more than GSM's letters, else B.
 */
final class ValueText {
    private static final Pattern SECRET = Pattern.compile("secret\\.(" + Secrets.NAME + ")");
    private static final Pattern CHOICE = Pattern.compile("unicode\\?([^:]*):(.*)");

    private final List<Part> parts;

    private ValueText(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    private sealed interface Part {
        record Literal(String text) implements Part {}

        record Value(String name) implements Part {}

        record Secret(String name) implements Part {}

        record Choice(String unicode, String plain) implements Part {}
    }

    /**
     * Reads a text in which these values may stand.
     *
     * @throws IllegalArgumentException when it names others; the message names the place
     */
    static ValueText read(JsonPlace place, Set<String> names) {
        return new ValueText(new Reading(place, names).parts(place.text()));
    }

    private record Reading(JsonPlace place, Set<String> names) {
        List<Part> parts(String text) {
            List<Part> parts = new ArrayList<>();
            StringBuilder literal = new StringBuilder();
            for (int at = 0; at < text.length(); at++) {
                char c = text.charAt(at);
                boolean twice = at + 1 < text.length() && text.charAt(at + 1) == c;
                if ((c == '{' || c == '}') && twice) {
                    literal.append(c);
                    at++;
                } else if (c == '{') {
                    int end = end(text, at);
                    parts.add(new Part.Literal(literal.toString()));
                    parts.add(part(text.substring(at + 1, end)));
                    literal.setLength(0);
                    at = end;
                } else if (c == '}') {
                    throw place.wrong("has a } without its {");
                } else {
                    literal.append(c);
                }
            }
            parts.add(new Part.Literal(literal.toString()));
            return parts;
        }

        private int end(String text, int begin) {
            int end = text.indexOf('}', begin);
            if (end < 0) {
                throw place.wrong("has a { without its }");
            }
            return end;
        }

        private Part part(String name) {
            var secret = SECRET.matcher(name);
            if (secret.matches()) {
                return new Part.Secret(secret.group(1));
            }
            var choice = CHOICE.matcher(name);
            if (choice.matches()) {
                return new Part.Choice(choice.group(1), choice.group(2));
            }
            if (!names.contains(name)) {
                throw place.wrong("names {" + name + "}; known are "
                        + String.join(", ", names.stream().sorted().toList()) + ", secret.NAME and unicode?A:B");
            }
            return new Part.Value(name);
        }
    }

    /** Whether a secret is in it: such a text must not stand in an address, which proxies log. */
    boolean hasSecret() {
        return parts.stream().anyMatch(Part.Secret.class::isInstance);
    }

    /** The literal text before the first value. */
    String beginning() {
        return parts.getFirst() instanceof Part.Literal literal ? literal.text() : "";
    }

    /** The text with its values, each of them encoded. */
    String fill(Values values, UnaryOperator<String> encode) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(
                    switch (part) {
                        case Part.Literal literal -> literal.text();
                        case Part.Value value -> encode.apply(values.get(value.name()));
                        case Part.Secret secret -> encode.apply(values.secret(secret.name()));
                        case Part.Choice choice -> encode.apply(values.isUnicode() ? choice.unicode() : choice.plain());
                    });
        }
        return text.toString();
    }
}
