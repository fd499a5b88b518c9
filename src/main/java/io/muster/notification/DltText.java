package io.muster.notification;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a template as it is registered under DLT: what stands still, and variables; pure.
 *
 * <p>An operator drops a message that differs from it outside the variables by one character, and says nothing. So every
 * way is considered in which a text could be split into what stands still and the values of the variables.
 */
final class DltText {
    /** TRAI allows more; a message of more characters would be of many parts. */
    static final int LENGTH_MAX = 2_000;

    private static final int VARIABLES_MAX = 40;
    private static final Pattern TAG = Pattern.compile("\\{#([a-z]+)#}");
    private static final String SHORTENED = "…";
    private static final int SHOWN_MAX = 25;

    private final List<Piece> pieces;

    private DltText(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /** Text that stands still, or a variable. */
    private record Piece(@Nullable String still, @Nullable DltVariable variable) {}

    /** @throws IllegalArgumentException when a variable is none, with what may stand there */
    static DltText of(String registered) {
        if (registered.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("has more than " + LENGTH_MAX + " characters");
        }
        List<Piece> pieces = new ArrayList<>();
        Matcher tags = TAG.matcher(registered);
        int at = 0;
        int variables = 0;
        while (tags.find()) {
            addStill(pieces, registered.substring(at, tags.start()));
            String tag = tags.group(1);
            pieces.add(new Piece(
                    null,
                    DltVariable.of(tag)
                            .orElseThrow(() -> new IllegalArgumentException("has a variable {#" + tag
                                    + "#}; there are {#var#}, {#numeric#}, {#alphanumeric#}, {#url#}, {#urlott#}, {#cbn#}"
                                    + " and {#email#}"))));
            at = tags.end();
            variables++;
        }
        addStill(pieces, registered.substring(at));
        if (variables > VARIABLES_MAX) {
            throw new IllegalArgumentException("has more than " + VARIABLES_MAX + " variables");
        }
        return new DltText(pieces);
    }

    private static void addStill(List<Piece> pieces, String text) {
        if (text.contains("{#") || text.contains("#}")) {
            throw new IllegalArgumentException("has a variable that is not written like {#var#}");
        }
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, null));
        }
    }

    /** Why an operator would drop the text; empty when it is as registered. */
    Optional<String> difference(String text) {
        Map<DltVariable, DltVariable.Ends> ends = new EnumMap<>(DltVariable.class);
        boolean[] reached = new boolean[text.length() + 1];
        reached[0] = true;
        for (Piece piece : pieces) {
            boolean[] next = step(piece, text, reached, ends);
            if (!hasAny(next)) {
                return Optional.of(complaint(piece, text, last(reached)));
            }
            reached = next;
        }
        return reached[text.length()]
                ? Optional.empty()
                : Optional.of("it goes on after the registered text ends: \"" + shown(text, last(reached)) + "\"");
    }

    /** Where a split may stand after this piece, from where it may have stood before it. */
    private static boolean[] step(
            Piece piece, String text, boolean[] reached, Map<DltVariable, DltVariable.Ends> ends) {
        boolean[] next = new boolean[reached.length];
        DltVariable variable = piece.variable();
        if (variable == null) {
            goOver(String.valueOf(piece.still()), text, reached, next);
        } else {
            // The same for a text, however often the variable stands in it
            goOver(ends.computeIfAbsent(variable, each -> each.ends(text)), reached, next);
        }
        return next;
    }

    private static void goOver(String still, String text, boolean[] reached, boolean[] next) {
        for (int from = 0; from + still.length() < reached.length; from++) {
            next[from + still.length()] = reached[from] && text.startsWith(still, from);
        }
    }

    private static void goOver(DltVariable.Ends ends, boolean[] reached, boolean[] next) {
        for (int from = 0; from < reached.length - 1; from++) {
            for (int left = reached[from] ? ends.from(from) : 0; left != 0; left &= left - 1) {
                next[from + 1 + Integer.numberOfTrailingZeros(left)] = true;
            }
        }
    }

    private static String complaint(Piece piece, String text, int at) {
        DltVariable variable = piece.variable();
        if (variable != null) {
            return at == text.length()
                    ? "the value for " + variable.written() + " is empty"
                    : "\"" + shown(text, at) + "\" stands where " + variable.written() + " takes " + variable.takes();
        }
        return "\"" + shown(String.valueOf(piece.still()), 0) + "\" is not where the registered text has it; each"
                + " variable takes 1 to " + DltVariable.LENGTH_MAX + " characters";
    }

    private static String shown(String text, int from) {
        return from + SHOWN_MAX >= text.length()
                ? text.substring(from)
                : text.substring(from, from + SHOWN_MAX) + SHORTENED;
    }

    private static boolean hasAny(boolean[] places) {
        return last(places) >= 0;
    }

    private static int last(boolean[] places) {
        for (int at = places.length - 1; at >= 0; at--) {
            if (places[at]) {
                return at;
            }
        }
        return -1;
    }
}
