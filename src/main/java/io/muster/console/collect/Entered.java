package io.muster.console.collect;

import io.muster.console.collect.CollectForm.Typed;
import io.muster.validation.Reason;
import io.muster.web.ProblemFailure;
import io.muster.web.Problems;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What the form of a collection sends: in its address until it is posted, so that a page that is loaded again asks the same.
 *
 * @param key the form's own; empty when the form is new
 * @param before the key of the form that this one follows, whose answer it tells
 * @param changed whether that form was sent with other values than these
 * @param typed by the field's name; nothing where nothing was sent
 */
record Entered(Optional<String> key, Optional<String> before, boolean changed, Map<String, String> typed) {
    static final String KEY = "key";
    static final String BEFORE = "before";
    static final String CHANGED = "changed";
    static final String AMOUNT = "amount";
    static final String MODE = "mode";
    static final String REFERENCE = "reference";
    static final String DAY = "day";
    static final String THAN = "than";
    static final String OTHER = "other";

    private static final Pattern DRAWN = Pattern.compile("console-[0-9a-f-]{36}");
    // What is said of other money fits the 200 characters of a remark
    private static final Map<String, Integer> LENGTHS_MAX =
            Map.of(AMOUNT, 40, MODE, 20, REFERENCE, 80, DAY, 10, THAN, 84, OTHER, 100);

    Entered {
        typed = Map.copyOf(typed);
    }

    /** @throws ProblemFailure when that can be from no form of Muster's */
    static Entered of(MultivaluedMap<String, String> sent) {
        Map<String, String> typed = new HashMap<>();
        LENGTHS_MAX.forEach((field, lengthMax) -> find(sent, field).ifPresent(text -> {
            require(text.length() <= lengthMax, field, "is too long");
            typed.put(field, text);
        }));
        return new Entered(
                drawn(sent, KEY), drawn(sent, BEFORE), find(sent, CHANGED).isPresent(), typed);
    }

    private static Optional<String> drawn(MultivaluedMap<String, String> sent, String field) {
        Optional<String> key = find(sent, field);
        require(key.filter(text -> !DRAWN.matcher(text).matches()).isEmpty(), field, "is none that Muster drew");
        return key;
    }

    private static Optional<String> find(MultivaluedMap<String, String> sent, String field) {
        return Optional.ofNullable(sent.getFirst(field));
    }

    private static void require(boolean right, String field, String message) {
        if (!right) {
            throw new ProblemFailure(Problems.invalid(List.of(new Reason(null, field, "wrong-type", message, ""))));
        }
    }

    /** The form's key; a new one when the form is new: whatever is sent under it is one payment. */
    String keyOrNew() {
        return key.orElseGet(() -> "console-" + UUID.randomUUID());
    }

    /** The key of a form that was asked about already. */
    String keyOfForm() {
        require(key.isPresent(), KEY, "is missing");
        return key.orElseThrow();
    }

    /** What was typed; the usual where nothing was. */
    Typed typed(LocalDate today) {
        Typed usual = Typed.on(today);
        return new Typed(
                typed.getOrDefault(AMOUNT, usual.amount()),
                typed.getOrDefault(MODE, usual.mode()),
                typed.getOrDefault(REFERENCE, usual.reference()),
                typed.getOrDefault(DAY, usual.day()),
                typed.getOrDefault(THAN, usual.than()),
                typed.getOrDefault(OTHER, usual.other()));
    }
}
