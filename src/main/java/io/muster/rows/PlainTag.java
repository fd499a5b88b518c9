package io.muster.rows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The attributes of an element in a buffer, of those that the format knows: each once, in any order, in plain ASCII. */
final class PlainTag {
    private static final int NOT_PLAIN = -1;

    private final byte[][] names;
    private final int[] starts;
    private final int[] ends;
    private final Predicate<String> isDeclared;
    private byte[] knownPrefixed = {};
    private boolean prefixedSeen;

    /**
     * @param isDeclared whether a name's prefix is declared where these elements stand
     * @param names the attributes that may stand there without a prefix
     */
    PlainTag(Predicate<String> isDeclared, String... names) {
        this.isDeclared = isDeclared;
        this.names = Stream.of(names)
                .map(name -> name.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
        this.starts = new int[names.length];
        this.ends = new int[names.length];
    }

    /**
     * Reads from behind the element's name.
     *
     * @return the place behind the tag; -1 for what is not taken on
     */
    int read(byte[] bytes, int start) {
        Arrays.fill(starts, NOT_PLAIN);
        prefixedSeen = false;
        int at = start;
        while (bytes[at] == ' ') {
            if (isName(bytes[at + 1])) {
                at = attribute(bytes, at + 1);
                if (at < 0) {
                    return NOT_PLAIN;
                }
            } else {
                at++;
            }
        }
        if (bytes[at] == '>') {
            return at + 1;
        }
        return bytes[at] == '/' && bytes[at + 1] == '>' ? at + 2 : NOT_PLAIN;
    }

    /** Where the value of an attribute begins; -1 if it is not there. */
    int start(int name) {
        return starts[name];
    }

    int end(int name) {
        return ends[name];
    }

    private int attribute(byte[] bytes, int start) {
        int nameEnd = start;
        while (isName(bytes[nameEnd])) {
            nameEnd++;
        }
        byte quote = bytes[nameEnd + 1];
        if (bytes[nameEnd] != '=' || quote != '"' && quote != '\'') {
            return NOT_PLAIN;
        }
        int end = nameEnd + 2;
        while (bytes[end] != quote) {
            byte c = bytes[end];
            if (c < ' ' || c == '<' || c == '&') {
                return NOT_PLAIN;
            }
            end++;
        }
        return take(bytes, start, nameEnd, end) ? end + 1 : NOT_PLAIN;
    }

    private boolean take(byte[] bytes, int start, int nameEnd, int end) {
        for (int name = 0; name < names.length; name++) {
            if (Arrays.equals(bytes, start, nameEnd, names[name], 0, names[name].length)) {
                boolean first = starts[name] < 0;
                starts[name] = nameEnd + 2;
                ends[name] = end;
                return first;
            }
        }
        boolean first = !prefixedSeen;
        prefixedSeen = true;
        return first && isKnownPrefixed(bytes, start, nameEnd);
    }

    /** One name of another vocabulary in each tag, as Excel adds; two of them might be the same name. */
    private boolean isKnownPrefixed(byte[] bytes, int start, int end) {
        if (Arrays.equals(bytes, start, end, knownPrefixed, 0, knownPrefixed.length)) {
            return true;
        }
        String name = new String(bytes, start, end - start, StandardCharsets.US_ASCII);
        int colon = name.indexOf(':');
        String local = name.substring(colon + 1);
        boolean other = colon > 0
                && !local.isEmpty()
                && Character.isLetter(local.charAt(0))
                && local.chars().allMatch(Character::isLetterOrDigit)
                && !name.startsWith("xml")
                && Stream.of(names).noneMatch(known -> local.equals(new String(known, StandardCharsets.US_ASCII)));
        if (other && isDeclared.test(name.substring(0, colon))) {
            knownPrefixed = name.getBytes(StandardCharsets.US_ASCII);
            return true;
        }
        return false;
    }

    private static boolean isName(byte c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == ':';
    }
}
