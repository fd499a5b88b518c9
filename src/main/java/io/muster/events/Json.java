package io.muster.events;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes events' JSON field by field: no reflection, no tree, and nothing between it and the text. One writer serves the
 * events of a page one after the other. One thread.
 */
final class Json {
    /** More than nearly every event has. */
    private static final int CHARACTERS = 768;

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder(CHARACTERS);
    private final Map<Object, String> texts = new IdentityHashMap<>();

    /** The text of one object, on one line. */
    String object(Consumer<Json> fields) {
        text.setLength(0);
        braces(fields);
        return text.toString();
    }

    /** A string field whose very value the next events have, too: its text is made once. */
    void sameText(String name, Object value) {
        text(name, texts.computeIfAbsent(value, Object::toString));
    }

    /** A string field, null when there is no value. */
    void text(String name, @Nullable Object value) {
        name(name);
        if (value == null) {
            text.append("null");
        } else {
            quote(value.toString());
        }
    }

    void number(String name, long value) {
        name(name);
        text.append(value);
    }

    void bool(String name, boolean value) {
        name(name);
        text.append(value);
    }

    /** A field that has no value. */
    void nothing(String name) {
        text(name, null);
    }

    void object(String name, Consumer<Json> fields) {
        name(name);
        braces(fields);
    }

    private void braces(Consumer<Json> fields) {
        text.append('{');
        fields.accept(this);
        text.append('}');
    }

    /** Names are ours and need no escape. */
    private void name(String name) {
        if (text.charAt(text.length() - 1) != '{') {
            text.append(',');
        }
        text.append('"').append(name).append("\":");
    }

    private void quote(String value) {
        text.append('"');
        int written = 0;
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            if (c < ' ' || c == '"' || c == '\\') {
                text.append(value, written, at);
                escape(c);
                written = at + 1;
            }
        }
        text.append(value, written, value.length()).append('"');
    }

    private void escape(char c) {
        if (c < ' ') {
            text.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
        } else {
            text.append('\\').append(c);
        }
    }
}
