package io.muster.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words after a command: {@code --name value}, {@code --name=value} and {@code --flag}. */
final class Arguments {
    private static final String MARK = "--";

    private final Map<String, String> values;

    private Arguments(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * Reads the words.
     *
     * @param options the names that take a value
     * @param flags the names that take none
     * @throws UsageError when a name is not known, stands twice, or lacks its value
     */
    static Arguments read(List<String> words, Set<String> options, Set<String> flags) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith(MARK)) {
                throw new UsageError("'" + word + "' is not an option");
            }
            int equals = word.indexOf('=');
            String name = word.substring(MARK.length(), equals < 0 ? word.length() : equals);
            String value;
            if (flags.contains(name) && equals < 0) {
                value = "true";
            } else if (!options.contains(name)) {
                throw new UsageError("there is no option " + MARK + name);
            } else if (equals >= 0) {
                value = word.substring(equals + 1);
            } else if (i + 1 < words.size() && !words.get(i + 1).startsWith(MARK)) {
                value = words.get(++i);
            } else {
                throw new UsageError(MARK + name + " needs a value");
            }
            if (values.put(name, value) != null) {
                throw new UsageError(MARK + name + " is given twice");
            }
        }
        return new Arguments(values);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** A whole number between the bounds, with or without commas or underscores. */
    int number(String name, int otherwise, int min, int max) {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.replaceAll("[,_]", ""));
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // the sentence below says it
        }
        throw new UsageError(MARK + name + " is a whole number from " + min + " to " + max + ", not '" + text + "'");
    }

    /** A share in thousandths of a percent from {@code 2%}, {@code 0.5%}. */
    int shareMillipercent(String name, String otherwise) {
        String text = values.getOrDefault(name, otherwise);
        if (!text.matches("\\d{1,3}(\\.\\d{1,3})?%?")) {
            throw new UsageError(MARK + name + " is a share such as 2% or 0.5%, not '" + text + "'");
        }
        int share = new java.math.BigDecimal(text.replace("%", ""))
                .movePointRight(3)
                .intValueExact();
        if (share > 100_000) {
            throw new UsageError(MARK + name + " is at most 100%");
        }
        return share;
    }

    /** One of the words allowed. */
    String choice(String name, String otherwise, List<String> allowed) {
        String text = values.getOrDefault(name, otherwise);
        if (!allowed.contains(text)) {
            throw new UsageError(MARK + name + " is " + String.join(" or ", allowed) + ", not '" + text + "'");
        }
        return text;
    }

    /** The command was called in a way that it does not understand; the message is a sentence for its user. */
    static final class UsageError extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        UsageError(String message) {
            super(message);
        }
    }
}
